namespace Studio.Web.Verbs;

/// <summary>What the program was told to do.</summary>
/// <param name="Verb">The first word; <see cref="Serve"/> where there is none.</param>
/// <param name="Rest">What follows it: the verb's own words, and settings.</param>
public sealed record StudioCommand(string Verb, string[] Rest)
{
    /// <summary>The verb that answers requests.</summary>
    public const string Serve = "serve";

    private const int NotUnderstood = 2;

    private const string Usage = """
        Usage: Studio.Web [verb] [--Section:Key=value …]

          serve                  answers requests; the default
          migrate                brings the database up to date
          backup FILE            copies the SQLite database while the studio runs
          storage                says what the media take, and where database and store disagree
            --delete-orphans     also deletes files that no item has, a day after they came
          demo --generations N   adds N generations of the past half year to the history
        """;

    /// <summary>Splits the words of the command line.</summary>
    public static StudioCommand Parse(string[] args) =>
        args is [var verb, .. var rest] && verb.Length > 0 && char.IsAsciiLetter(verb[0]) && !verb.Contains('=', StringComparison.Ordinal)
            ? new StudioCommand(verb, rest)
            : new StudioCommand(Serve, args);

    /// <summary>Does what an operator asked for; returns the exit code.</summary>
    public async Task<int> RunAsync(TextWriter output, TextWriter error)
    {
        switch (Verb, Rest)
        {
            case ("migrate", _):
                return await VerbHost.RunAsync(Rest, error, services => new MigrateVerb(services, output, error).RunAsync());
            case ("backup", [var file, .. var rest]) when !file.StartsWith('-'):
                return await VerbHost.RunAsync(rest, error, services => new BackupVerb(services, output, error).RunAsync(file));
            case ("storage", _):
                var settings = Rest.Where(word => word != StorageVerb.DeleteWord).ToArray();
                return await VerbHost.RunAsync(
                    settings,
                    error,
                    services => new StorageVerb(services, output, error).RunAsync(deletesOrphans: settings.Length < Rest.Length)
                );
            case ("demo", _) when DemoVerb.CountOf(Rest) is { } count:
                return await VerbHost.RunAsync(Rest, error, services => new DemoVerb(services, output, error).RunAsync(count));
            default:
                await error.WriteLineAsync(Usage);
                return NotUnderstood;
        }
    }
}
