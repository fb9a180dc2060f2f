using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;

namespace Studio.Tests.Generations;

/// <summary>Findings that are decided before anything is paid, and the way out of each.</summary>
public sealed class CheckerTests
{
    private static readonly MediaItem Image = Make.Item();
    private static readonly MediaItem Portrait = Make.Item(facts: new MediaFacts(MediaKind.Image, "image/png", 900, 1200));
    private static readonly MediaItem Wide = Make.Item(facts: new MediaFacts(MediaKind.Image, "image/png", 2000, 1000));

    [Theory]
    [InlineData("[Image 2] runs", "[Image 2]", "runs")]
    [InlineData("图片0的女孩，图片0在跑", "图片0", "的女孩，在跑")]
    [InlineData("[Image 1] hears [Audio 1]", "[Audio 1]", "[Image 1] hears")]
    [InlineData("图片2和图片22", "图片2", "和图片22")]
    [InlineData("Two  spaces\n  stay, [Image 7] goes", "[Image 7]", "Two  spaces\n  stay, goes")]
    public void A_mention_without_a_file_stops_sending_and_can_be_taken_out(string prompt, string mention, string mended)
    {
        var composition = Compose(prompt, Image);

        var violation = Check(composition)[0];

        Assert.Equal((Rule.MentionWithoutFile, RuleSeverity.Error), (violation.Rule, violation.Severity));
        Assert.Equal([mention], violation.Arguments);
        Assert.Equal(mended, Fix(RuleFixKind.TakeOut, violation, composition).Prompt);
    }

    [Fact]
    public void Files_that_another_mode_set_aside_can_be_brought_back_to_their_mentions()
    {
        var composition = Compose("[Image 1] runs", Image).SwitchTo(GenerationMode.Text);

        var mended = Fix(RuleFixKind.BringFilesBack, Only(Rule.MentionWithoutFile, composition), composition);

        Assert.Equal(Compose("[Image 1] runs", Image), mended);
    }

    [Fact]
    public void A_file_that_the_prompt_never_names_is_worth_a_warning_and_can_be_named_or_taken_out()
    {
        var composition = Compose("[Image 1] runs", Image, Portrait);

        var violation = Only(Rule.ReferenceUnnamed, composition);

        Assert.Equal(RuleSeverity.Warning, violation.Severity);
        Assert.Equal("[Image 1] runs [Image 2]", Fix(RuleFixKind.NameIt, violation, composition).Prompt);
        Assert.Equal(Image.Id, Assert.Single(Fix(RuleFixKind.RemoveFile, violation, composition).References).ItemId);
    }

    [Fact]
    public void Files_are_not_asked_for_while_nothing_is_written() => Assert.Empty(Check(Compose("", Image)));

    [Theory]
    [InlineData("Pour for 2.5 seconds", "2.5 seconds", "Pour for 3 seconds")]
    [InlineData("0-1.4s: the cup, 1.4–4.0 s: the lid", "0-1.4s", "0-1s: the cup, 1–4 s: the lid")]
    [InlineData("前1.5秒静止", "1.5秒", "前2秒静止")]
    public void Parts_of_a_second_can_be_rounded(string prompt, string words, string mended)
    {
        var composition = Make.Composition(prompt: prompt);

        var violation = Only(Rule.DecimalSeconds, composition);

        Assert.Equal([words], violation.Arguments);
        Assert.Equal(mended, Fix(RuleFixKind.RoundSeconds, violation, composition).Prompt);
    }

    [Theory]
    [InlineData("The girl says: welcome to the orchard. She smiles.", "The girl says: \"welcome to the orchard.\" She smiles.")]
    [InlineData("She says welcome home", "She says \"welcome home\"")]
    [InlineData("女孩说：欢迎光临。她笑了", "女孩说：“欢迎光临。”她笑了")]
    [InlineData("旁白：夏天来了", "旁白：“夏天来了”")]
    public void A_spoken_line_without_quotation_marks_can_be_quoted(string prompt, string mended)
    {
        var composition = Make.Composition(prompt: prompt);

        var violation = Only(Rule.SpeechUnquoted, composition);

        Assert.Equal(RuleSeverity.Hint, violation.Severity);
        var quoted = Fix(RuleFixKind.Quote, violation, composition);
        Assert.Equal(mended, quoted.Prompt);
        Assert.Empty(Check(quoted));
    }

    [Theory]
    [InlineData("The girl says: \"welcome\". She smiles.")]
    [InlineData("女孩说：“欢迎光临。”")]
    [InlineData("{说一句话。} 小说：一本书，5 seconds, 10s, version 2.5, 3.5 km")]
    public void Quoted_lines_and_whole_seconds_pass(string prompt) => Assert.Empty(Check(Make.Composition(prompt: prompt)));

    [Fact]
    public void Spoken_lines_do_not_matter_without_sound() =>
        Assert.Empty(Check(Make.Composition(prompt: "She says: hello") with { Sound = false }));

    [Theory]
    [InlineData("9:16", Rule.FrameLosesSides, "3:4", 12.5)]
    [InlineData("1:1", Rule.FrameLosesTop, "3:4", 12.5)]
    public void A_frame_of_another_shape_is_said_with_what_it_loses(string ratio, Rule rule, string shape, double percent)
    {
        var composition = Frame(Portrait, ratio);

        var violation = Only(rule, composition);

        Assert.Equal([ReferenceRole.FirstFrame, shape, ratio, percent], violation.Arguments);
        Assert.Equal("3:4", Fix(RuleFixKind.UseRatio, violation, composition).Ratio);
        Assert.Empty(Check(Frame(Portrait, "3:4")));
    }

    [Fact]
    public void A_frame_is_judged_for_every_ratio_that_is_made()
    {
        var found = Check(Frame(Wide, "16:9") with { OtherRatios = ["21:9"] });

        Assert.Equal(["16:9", "21:9"], found.Select(v => v.Arguments[2]));
        Assert.Equal([Rule.FrameLosesSides, Rule.FrameLosesTop], found.Select(v => v.Rule));
    }

    [Fact]
    public void What_the_model_refuses_has_a_way_out()
    {
        var profile = Make.Profile();
        (profile.Sound, profile.Watermark) = (false, false);
        var catalog = new ModelCatalog([profile]);
        var composition = Make.Composition() with { Sound = true, Watermark = true, Duration = 99, Ratio = "5:4" };

        while (GenerationRules.Check(composition, catalog, new Dictionary<MediaItemId, MediaItem>()) is [var violation, ..])
        {
            var fixes = RuleFixes.For(violation, composition, catalog, new Dictionary<MediaItemId, MediaItem>());
            composition = fixes[0].Apply(composition);
        }

        Assert.Equal((false, false, 12, "16:9"), (composition.Sound, composition.Watermark, composition.Duration, composition.Ratio));
    }

    [Theory]
    [InlineData("A {product} on a table", "{product}", "A on a table")]
    [InlineData("{产品}在桌上，{ 产品 }发光", "{产品}", "在桌上，发光")]
    [InlineData("{Hero shot} of { hero shot }", "{Hero shot}", "of")]
    public void A_placeholder_that_was_left_empty_is_named_and_can_be_taken_out(string prompt, string placeholder, string mended)
    {
        var composition = Make.Composition(prompt: prompt);

        var violation = Only(Rule.PlaceholderEmpty, composition);

        Assert.Equal((RuleSeverity.Warning, CompositionField.Prompt), (violation.Severity, violation.Field));
        Assert.Equal([placeholder], violation.Arguments);
        Assert.Equal(mended, Fix(RuleFixKind.TakeOut, violation, composition).Prompt);
    }

    [Fact]
    public void A_spoken_line_in_braces_is_no_placeholder() =>
        Assert.Empty(Check(Make.Composition(prompt: "{First sip of summer.} {夏天来了！} {{twice}} {}")));

    [Fact]
    public void Every_way_out_is_the_end_of_its_finding_also_among_others()
    {
        var files = Enumerable.Range(0, 11).Select(_ => Make.Item()).ToList();
        var composition = Compose("{product} [Image 44] 图片4 for 1.5 s. She says: hello", [.. files]) with
        {
            Ratio = "5:4",
            OtherRatios = ["9:16", "2:1", "9:16"],
            Variants = 9,
            Duration = 0,
            Sound = true,
        };
        var media = files.ToDictionary(f => f.Id);
        IReadOnlyList<RuleViolation> Found(Composition c) => GenerationRules.Check(c, Make.Catalog(), media);
        static (Rule, Reference?, string) Name(RuleViolation v) => (v.Rule, v.Reference, string.Join('|', v.Arguments));

        foreach (var violation in Found(composition))
        {
            foreach (var fix in RuleFixes.For(violation, composition, Make.Catalog(), media))
            {
                Assert.DoesNotContain(Name(violation), Found(fix.Apply(composition)).Select(Name));
            }
        }
        while (Found(composition).SelectMany(v => RuleFixes.For(v, composition, Make.Catalog(), media)).FirstOrDefault() is { } next)
        {
            composition = next.Apply(composition);
        }

        Assert.Empty(Found(composition));
        Assert.Equal(9, composition.References.Count);
    }

    [Fact]
    public void The_picture_of_the_end_can_become_the_one_of_the_beginning()
    {
        var composition = Make.Composition(GenerationMode.Frames, references: new Reference(ReferenceRole.LastFrame, Image.Id));

        var mended = Fix(RuleFixKind.StartOnLast, Check(composition)[0], composition);

        Assert.Equal([new Reference(ReferenceRole.FirstFrame, Image.Id)], mended.References);
    }

    [Fact]
    public void A_frame_among_several_ratios_changes_only_the_one_that_cuts_it()
    {
        var composition = Frame(Portrait, "1:1") with { OtherRatios = ["9:16"] };

        var mended = Fix(RuleFixKind.UseRatio, Check(composition).Single(v => v.Rule == Rule.FrameLosesSides), composition);

        Assert.Equal(("1:1", "3:4"), (mended.Ratio, Assert.Single(mended.OtherRatios)));
    }

    [Fact]
    public void A_file_that_left_meanwhile_is_not_named()
    {
        var composition = Compose("[Image 1] runs", Image, Portrait);
        var name = RuleFixes.For(Only(Rule.ReferenceUnnamed, composition), composition, Make.Catalog(), Media())[0];
        var without = composition.Without(composition.References[1]);

        Assert.Equal(without, name.Apply(without));
    }

    private static Composition Compose(string prompt, params MediaItem[] images) =>
        Make.Composition(GenerationMode.References, prompt, [.. images.Select(i => new Reference(ReferenceRole.ReferenceImage, i.Id))]);

    private static Composition Frame(MediaItem item, string ratio) =>
        Make.Composition(GenerationMode.Frames, references: new Reference(ReferenceRole.FirstFrame, item.Id)) with
        {
            Ratio = ratio,
        };

    private static Dictionary<MediaItemId, MediaItem> Media() => new[] { Image, Portrait, Wide }.ToDictionary(i => i.Id);

    private static IReadOnlyList<RuleViolation> Check(Composition composition) =>
        GenerationRules.Check(composition, Make.Catalog(), Media());

    private static RuleViolation Only(Rule rule, Composition composition)
    {
        var violation = Assert.Single(Check(composition));
        Assert.Equal(rule, violation.Rule);
        return violation;
    }

    private static Composition Fix(RuleFixKind kind, RuleViolation violation, Composition composition) =>
        RuleFixes.For(violation, composition, Make.Catalog(), Media()).Single(f => f.Kind == kind).Apply(composition);
}
