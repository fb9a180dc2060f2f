namespace Studio.Application.Data;

/// <summary>Which database; the configuration section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The database's maker.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;
}

/// <summary>The databases that the studio speaks to.</summary>
public enum DatabaseProvider
{
    /// <summary>A file beside the program.</summary>
    Sqlite,
}
