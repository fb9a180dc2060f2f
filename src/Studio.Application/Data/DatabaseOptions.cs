namespace Studio.Application.Data;

/// <summary>Which database; the configuration section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Database";

    /// <summary>The database's maker.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;
}

/// <summary>The databases that the studio speaks to.</summary>
public enum DatabaseProvider
{
    /// <summary>A file beside the program.</summary>
    Sqlite,

    /// <summary>A server that several instances share.</summary>
    PostgreSql,
}
