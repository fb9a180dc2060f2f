using System.Text.RegularExpressions;
using Studio.Application.Assistant;
using Studio.Application.Batch;
using Studio.Application.Generations;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Application.Templates;
using Studio.Domain.Campaigns;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Web.Features.History;

namespace Studio.Web.Tests;

/// <summary>Every text is there in both languages, is used, and stands in the resources alone.</summary>
public sealed partial class TextsTests
{
    private static readonly IReadOnlyList<KeyValuePair<string, string>> English = TextSources.Read("Texts.resx");
    private static readonly IReadOnlyList<KeyValuePair<string, string>> Chinese = TextSources.Read("Texts.zh-Hans.resx");
    private static readonly IReadOnlyList<(string File, string Text)> Pages = [.. TextSources.Pages()];
    private static readonly HashSet<string> Roots = [.. English.Select(text => text.Key.Split('.')[0])];

    // Names, units and figures, which both languages write alike.
    private static readonly HashSet<string> Alike =
    [
        "Studio.Name",
        "Item.Megabytes",
        "Item.Sha256",
        "Compose.Upload.Speed",
        "Compose.Request.Json",
        "Compose.Request.Curl",
    ];

    // Chinese texts of figures and marks only.
    private static readonly HashSet<string> Wordless = ["Shared.Comma", "Compose.CountOf", "Compose.Uploading"];

    // Marks and key names that are no language's words.
    private static readonly HashSet<string> Wordlike = ["Ctrl ↵"];

    // Keys that are put together: {} is the part that varies, and these are all its values.
    private static readonly Dictionary<string, string[]> Families = new()
    {
        ["Account.{}"] = Enum.GetNames<AccountFault>(),
        ["Assistant.{}"] = Enum.GetNames<RewriteKind>(),
        ["Assistant.Fault.{}"] = Enum.GetNames<AssistantFault>(),
        ["Batch.Fault.{}"] = Cases<BatchFault>(),
        ["Batch.Refused.{}"] = Cases<BatchRefusal>(),
        ["Campaign.Fault.{}"] = Enum.GetNames<CampaignFaultKind>(),
        ["Campaign.Field.{}"] = Enum.GetNames<CampaignField>(),
        ["Campaign.Field.{}.About"] = Enum.GetNames<CampaignField>(),
        ["Compose.Counted.{}.{}"] = [.. Enum.GetNames<ReferenceRole>().SelectMany(role => new[] { $"{role}.One", $"{role}.Many" })],
        ["Compose.Drop.{}"] = Enum.GetNames<MediaKind>(),
        ["Compose.Frames.Drop.{}"] = Roles(single: true),
        ["Compose.Frames.Drop.{}.About"] = Roles(single: true),
        ["Compose.Group.{}"] = Roles(single: false),
        ["Compose.Inputs.{}"] = Roles(single: false),
        ["Compose.Mode.{}"] = Enum.GetNames<GenerationMode>(),
        ["Compose.Mode.{}.About"] = Enum.GetNames<GenerationMode>(),
        ["Compose.Number.{}"] = Enum.GetNames<MediaKind>(),
        ["Compose.Request.{}"] = ["Json", "Curl"],
        ["Compose.Prompt.{}"] = ["Reference", "Spoken", "Music", "Effect", "OnScreen"],
        ["Compose.Prompt.{}.Name"] = ["Reference", "Spoken", "Music", "Effect", "OnScreen"],
        ["Compose.Role.{}"] = Enum.GetNames<ReferenceRole>(),
        ["Failure.{}"] = Enum.GetNames<FailureReason>(),
        ["Failure.{}.Next"] = Enum.GetNames<FailureReason>(),
        ["Fix.{}"] = Enum.GetNames<RuleFixKind>(),
        ["Grab.{}"] = [.. Cases<GrabOutcome>().Except([nameof(GrabOutcome.Grabbed)])],
        ["History.Now.{}"] = Enum.GetNames<GenerationStatus>(),
        ["Import.{}"] = [.. Cases<ImportRefusal>().Except([nameof(ImportRefusal.File)])],
        ["ImportRequest.{}"] = Cases<RequestFault>(),
        ["Intake.{}"] = [.. Cases<IntakeRefusal>().Except([nameof(IntakeRefusal.BreaksRule)])],
        ["Item.Cancel.{}"] = Cases<CancelOutcome>(),
        ["Item.FetchAgain.{}"] = Cases<FetchAgainOutcome>(),
        ["Item.Now.{}"] = Enum.GetNames<GenerationStatus>(),
        ["Item.Now.{}.More"] = Enum.GetNames<GenerationStatus>(),
        ["Item.Role.{}"] = Enum.GetNames<ReferenceRole>(),
        ["Kind.{}"] = Enum.GetNames<MediaKind>(),
        ["Library.Any.{}"] = ["Member", "Campaign", "Tag", "Origin", "Rights"],
        ["Library.Badge.{}"] = [nameof(RightsState.Ending), nameof(RightsState.Expired)],
        ["Library.By.{}"] = ["Member", "Campaign", "Tag", "Origin", "Rights"],
        ["Library.Delete.{}"] = [nameof(DeleteMediaOutcome.Held), nameof(DeleteMediaOutcome.NotAllowed)],
        ["Library.Fact.{}"] = ["Type", "Codec", "Pixels", "Seconds", "Rate", "Size", "Origin", "Who"],
        ["Library.Kind.{}"] = Enum.GetNames<MediaKind>(),
        ["Library.One.{}"] = Enum.GetNames<MediaKind>(),
        ["Library.Origin.{}"] = Enum.GetNames<MediaOrigin>(),
        ["Library.Rights.{}"] = Enum.GetNames<RightsState>(),
        ["Library.UseAs.{}"] = [.. Roles(single: false), nameof(ReferenceRole.FirstFrame)],
        ["Mode.{}"] = Enum.GetNames<GenerationMode>(),
        ["Placement.Default.{}"] = ["Stories", "Site hero", "Feed 4:5", "Square", "Cinema strip", "Legacy TV"],
        ["Placement.Fault.{}"] = Enum.GetNames<PlacementFault>(),
        ["Placements.Side.{}"] = ["Top", "Right", "Bottom", "Left"],
        ["Problem.{}.Text"] = ["400", "403", "404", "500"],
        ["Problem.{}.Title"] = ["400", "403", "404", "500"],
        ["Reach.{}"] = Cases<ReachFault>(),
        ["Role.{}"] = [.. Enum.GetNames<MemberRole>(), .. Enum.GetNames<ReferenceRole>()],
        ["Role.{}.About"] = Enum.GetNames<MemberRole>(),
        ["Rule.{}"] = Enum.GetNames<Rule>(),
        ["Settle.{}"] = [.. Cases<SettleOutcome>().Except([nameof(SettleOutcome.Settled)])],
        ["Settle.List.{}"] = Cases<CandidateList>(),
        ["Shelf.Fault.{}"] = Enum.GetNames<ShelfFault>(),
        ["Slots.Choose.{}"] = Enum.GetNames<ReferenceRole>(),
        ["Slots.Link.{}"] = Enum.GetNames<ReferenceRole>(),
        ["Status.{}"] = Enum.GetNames<GenerationStatus>(),
        ["Storage.Kind.{}"] = Enum.GetNames<MediaKind>(),
        ["Storage.Origin.{}"] = Enum.GetNames<MediaOrigin>(),
        ["Templates.Entry.{}"] = Enum.GetNames<TemplateEntryFault>(),
        ["Templates.File.{}"] = Enum.GetNames<TemplateFileFault>(),
        ["Templates.Scope.{}"] = Enum.GetNames<TemplateScope>(),
        ["Timeline.{}"] = Enum.GetNames<TimelineNote>(),
        ["Toast.{}"] = [nameof(GenerationStatus.Succeeded), nameof(GenerationStatus.Failed), nameof(GenerationStatus.Expired)],
    };

    // Families in which a value may do without a text of its own.
    private static readonly Dictionary<string, string[]> Optional = new()
    {
        ["Assistant.Fault.{}.Admin"] = Enum.GetNames<AssistantFault>(),
        ["Rule.{}.{}"] = [.. Enum.GetNames<Rule>().SelectMany(_ => Enum.GetNames<MediaKind>(), (rule, kind) => $"{rule}.{kind}")],
    };

    [Fact]
    public void No_key_stands_twice()
    {
        Assert.Distinct(English.Select(text => text.Key));
        Assert.Distinct(Chinese.Select(text => text.Key));
    }

    [Fact]
    public void Each_key_is_in_both_languages()
    {
        None(English.Select(text => text.Key).Except(Chinese.Select(text => text.Key)));
        None(Chinese.Select(text => text.Key).Except(English.Select(text => text.Key)));
    }

    [Fact]
    public void No_text_is_empty() => Assert.DoesNotContain(English.Concat(Chinese), text => string.IsNullOrWhiteSpace(text.Value));

    [Fact]
    public void Both_languages_have_the_same_placeholders() =>
        None(from pair in Pairs() where !Placeholders(pair.English).SetEquals(Placeholders(pair.Chinese)) select pair);

    [Fact]
    public void No_Chinese_text_is_English() =>
        None(
            from pair in Pairs()
            where
                !Alike.Contains(pair.Key)
                && (pair.English == pair.Chinese || (!Wordless.Contains(pair.Key) && !Han().IsMatch(pair.Chinese)))
            select pair
        );

    [Fact]
    public void Chinese_sentences_have_full_width_marks() => Assert.DoesNotContain(Pairs(), pair => HalfWidthMark().IsMatch(pair.Chinese));

    [Fact]
    public void No_key_is_unused() => None(English.Select(text => text.Key).Except(Used()).Except(Expand(Optional)));

    [Fact]
    public void No_key_that_is_used_is_missing() => None(Used().Except(English.Select(text => text.Key)));

    [Fact]
    public void Each_key_that_is_put_together_is_of_a_known_family()
    {
        var found = FamiliesOfPages().Distinct().ToArray();
        None(found.Except([.. Families.Keys, .. Optional.Keys]));
        None(Families.Keys.Concat(Optional.Keys).Except(found));
    }

    [Fact]
    public void No_words_stand_in_the_markup() =>
        None(
            from page in Pages
            where page.File.EndsWith(".razor", StringComparison.Ordinal)
            from words in TextSources.Words(page.Text)
            where !Wordlike.Contains(words)
            select $"{page.File}: {words}"
        );

    [Theory]
    [InlineData("<p>Hello there</p>")]
    [InlineData("<p>@text[\"Shared.Loading\"] soon</p>")]
    [InlineData("<p>@(count == 1 ? one : many) videos</p>")]
    [InlineData("<p>\n    你好\n</p>")]
    [InlineData("@if (isOpen)\n{\n    <b>Open</b>\n}")]
    [InlineData("<button aria-label=\"Close\"></button>")]
    [InlineData("<EmptyState Title=\"Nothing here\" />")]
    public void Words_in_markup_are_found(string markup) => Assert.NotEmpty(TextSources.Words(markup));

    [Fact]
    public void No_sentence_stands_in_a_script() =>
        None(
            from script in TextSources.Scripts()
            from Match literal in Sentence().Matches(script.Text)
            select $"{script.File}: {literal.Value}"
        );

    // All of them, where Assert.Empty would show five.
    private static void None<TItem>(IEnumerable<TItem> found) => Assert.Equal("", string.Join('\n', found));

    private static IEnumerable<(string Key, string English, string Chinese)> Pairs() =>
        English.Join(Chinese, text => text.Key, text => text.Key, (english, chinese) => (english.Key, english.Value, chinese.Value));

    private static IEnumerable<string> Used() =>
        Pages.SelectMany(page => TextSources.Keys(page.Text)).Where(IsKey).Concat(Expand(Families)).Distinct();

    private static IEnumerable<string> FamiliesOfPages() => Pages.SelectMany(page => TextSources.Families(page.Text)).Where(IsKey);

    private static bool IsKey(string literal) => Roots.Contains(literal.Split('.')[0]);

    private static IEnumerable<string> Expand(Dictionary<string, string[]> families) =>
        from family in families
        from value in family.Value
        select family.Key.Contains("{}.{}", StringComparison.Ordinal)
            ? family.Key.Replace("{}.{}", value, StringComparison.Ordinal)
            : family.Key.Replace("{}", value, StringComparison.Ordinal);

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    private static string[] Roles(bool single) =>
        [.. Enum.GetValues<ReferenceRole>().Where(role => role.IsSingle() == single).Select(role => $"{role}")];

    private static string[] Cases<TFamily>() => [.. typeof(TFamily).GetNestedTypes().Select(type => type.Name)];

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}\s*[,;:!?()""]|[,;!?()""]\s*\p{IsCJKUnifiedIdeographs}|\p{IsCJKUnifiedIdeographs}\.(\s|$)")]
    private static partial Regex HalfWidthMark();

    [GeneratedRegex("""["'`][A-Z][a-z]+ [a-z]+[^"'`]*["'`]|["'`][^"'`]*\p{IsCJKUnifiedIdeographs}{2,}[^"'`]*["'`]""")]
    private static partial Regex Sentence();
}
