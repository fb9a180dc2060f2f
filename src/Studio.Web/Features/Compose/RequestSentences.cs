using Microsoft.Extensions.Localization;
using Studio.Application.Generations;
using Studio.Web.Shared;

namespace Studio.Web.Features.Compose;

/// <summary>Says in the reader's language what of a pasted request found no place in the draft.</summary>
public sealed class RequestSentences(RuleSentences rules, IStringLocalizer<Texts> text)
{
    /// <summary>Why a text is no request.</summary>
    public string Sentence(RequestFault fault) =>
        fault is RequestFault.Malformed(var line, var column)
            ? text["ImportRequest.Malformed", line, column]
            : text[$"ImportRequest.{fault.Name}"];

    /// <summary>What the draft doesn't hold as it was pasted.</summary>
    public string Sentence(RequestNote note) =>
        note switch
        {
            RequestNote.FieldLeftOut(var path, var value) => text["ImportRequest.FieldLeftOut", path, value],
            RequestNote.ValueLeftOut(var path, var value) => text["ImportRequest.ValueLeftOut", path, value],
            RequestNote.FieldTwice(var path) => text["ImportRequest.FieldTwice", path],
            RequestNote.RoleTaken(var path, "", var role) => text["ImportRequest.RoleMissing", path, text[$"Role.{role}"]],
            RequestNote.RoleTaken(var path, var value, var role) => text["ImportRequest.RoleTaken", path, value, text[$"Role.{role}"]],
            RequestNote.FileTwice(var path) => text["ImportRequest.FileTwice", path],
            RequestNote.FilesSetAside(var count, var mode) => text["ImportRequest.FilesSetAside", count, text[$"Mode.{mode}"]],
            RequestNote.TextsJoined(var count) => text["ImportRequest.TextsJoined", count],
            RequestNote.FileGone(var path) => text["ImportRequest.FileGone", path],
            RequestNote.LinkRefused(var path, var outcome) => text["ImportRequest.LinkRefused", path, rules.Sentence(outcome) ?? ""],
            _ => throw new ArgumentOutOfRangeException(nameof(note), note, null),
        };
}
