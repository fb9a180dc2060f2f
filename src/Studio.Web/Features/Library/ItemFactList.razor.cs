using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Media;
using Studio.Domain.Media;
using Studio.Web.Shared;

namespace Studio.Web.Features.Library;

/// <summary>What was read from an item's content, and how it came here.</summary>
public sealed partial class ItemFactList(MediaWords words, IStringLocalizer<Texts> text)
{
    /// <summary>The item.</summary>
    [Parameter, EditorRequired]
    public required LibraryEntry Entry { get; set; }

    private MediaItem Item => Entry.Item;

    private (string Key, string? Value)[] Facts =>
        [
            ("Type", MediaWords.TypeName(Item)),
            ("Codec", Item.Codec),
            ("Pixels", MediaWords.Pixels(Item)),
            ("Seconds", words.Seconds(Item)),
            ("Rate", words.Rate(Item)),
            ("Size", ByteSize.Of(Item.Length)),
            ("Origin", text[$"Library.Origin.{Item.Origin}"]),
            ("Who", Entry.MemberName),
        ];
}
