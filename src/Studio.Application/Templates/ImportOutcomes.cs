namespace Studio.Application.Templates;

/// <summary>What came of taking in a file of templates.</summary>
public abstract record ImportTemplatesOutcome
{
    private ImportTemplatesOutcome() { }

    /// <summary>All of them are kept.</summary>
    /// <param name="Count">How many.</param>
    /// <param name="Incomplete">Those that named files which this studio does not have.</param>
    public sealed record Imported(int Count, IReadOnlyList<IncompleteTemplate> Incomplete) : ImportTemplatesOutcome;

    /// <summary>It is no file of templates that can be read; nothing was kept.</summary>
    /// <param name="Fault">Why.</param>
    /// <param name="Place">The line that breaks off, or the version that is too new; null where neither is meant.</param>
    public sealed record Unreadable(TemplateFileFault Fault, long? Place = null) : ImportTemplatesOutcome;

    /// <summary>Some of its templates are wrong; nothing was kept.</summary>
    public sealed record Faulty(IReadOnlyList<FaultyTemplate> Templates) : ImportTemplatesOutcome;

    /// <summary>Viewers only look.</summary>
    public sealed record NotAllowed : ImportTemplatesOutcome;
}

/// <summary>A template that came without some of its files.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Dropped">How many files it lost.</param>
public sealed record IncompleteTemplate(string Name, int Dropped);

/// <summary>A template of a file that can't be taken.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Name">What it is called; empty where it has no name.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Field">With which field.</param>
public sealed record FaultyTemplate(int Number, string Name, TemplateEntryFault Fault, string Field);

/// <summary>Why a file can't be read at all.</summary>
public enum TemplateFileFault
{
    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>It is larger than <see cref="TemplateFile.MostBytes"/>, or holds more than <see cref="TemplateFile.MostTemplates"/>.</summary>
    TooLarge,

    /// <summary>It is not JSON, or breaks off.</summary>
    NotJson,

    /// <summary>It is JSON, but of something else.</summary>
    NotTemplates,

    /// <summary>A newer studio wrote it.</summary>
    TooNew,
}

/// <summary>What can be wrong with one template of a file.</summary>
public enum TemplateEntryFault
{
    /// <summary>The field is missing.</summary>
    Missing,

    /// <summary>The field holds more than is kept.</summary>
    TooLong,

    /// <summary>The field's number is out of range.</summary>
    OutOfRange,

    /// <summary>A reference has a role of another mode.</summary>
    WrongMode,

    /// <summary>The field holds another kind of value.</summary>
    NotUnderstood,
}
