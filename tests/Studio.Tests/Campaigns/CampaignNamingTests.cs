using Studio.Domain.Campaigns;

namespace Studio.Tests.Campaigns;

public sealed class CampaignNamingTests
{
    private static readonly CampaignFile File = new("Summer fruit tea", new DateOnly(2026, 7, 28), "Mei Lin", "9:16", 3, "从果园到杯中");

    [Fact]
    public void Every_token_is_filled_in() =>
        Assert.Equal(
            "Summer fruit tea_2026-07-28_Mei Lin_9x16_3_从果园到杯中",
            CampaignNaming.NameOf("{campaign}_{date}_{member}_{ratio}_{number}_{title}", File)
        );

    [Theory]
    [InlineData("a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j")]
    [InlineData("..\\..\\etc/passwd", "etc-passwd")]
    [InlineData("line\nbreak\u202Egpj", "line-break-gpj")]
    [InlineData("  spaced   out . ", "spaced out")]
    public void What_a_file_system_refuses_is_replaced(string pattern, string name) =>
        Assert.Equal(name, CampaignNaming.NameOf(pattern, File));

    [Fact]
    public void A_title_can_not_lead_out_of_the_folder() =>
        Assert.Equal("evil-name", CampaignNaming.NameOf("{title}", File with { Title = "../../evil/name" }));

    [Theory]
    [InlineData("")]
    [InlineData("---")]
    [InlineData("{title}")]
    public void Nothing_left_is_no_name(string pattern) => Assert.Null(CampaignNaming.NameOf(pattern, File with { Title = " " }));

    [Fact]
    public void A_long_name_is_cut_between_characters()
    {
        var name = CampaignNaming.NameOf("{title}", File with { Title = new string('a', 149) + "🍑🍑" });

        Assert.Equal(new string('a', 149), name);
    }

    [Theory]
    [InlineData("{campaign} {number}")]
    [InlineData("plain")]
    public void Known_tokens_are_fine(string pattern) => Assert.Empty(CampaignNaming.UnknownTokens(pattern));

    [Theory]
    [InlineData("{campain} {campaign}", "{campain}")]
    [InlineData("{Date}", "{Date}")]
    [InlineData("{date", "{date")]
    [InlineData("date}", "}")]
    public void Others_are_named(string pattern, string token) => Assert.Equal([token], CampaignNaming.UnknownTokens(pattern));

    [Fact]
    public void Every_fault_of_a_campaign_is_said_with_its_field()
    {
        var text = new CampaignText
        {
            Name = " ",
            Brief = new string('b', 4001),
            NamingPattern = "{x}",
        };

        Assert.Equal(
            [
                new CampaignFault(CampaignField.Name, CampaignFaultKind.Missing),
                new CampaignFault(CampaignField.Brief, CampaignFaultKind.TooLong, 4000),
                new CampaignFault(CampaignField.NamingPattern, CampaignFaultKind.UnknownToken, "{x}"),
            ],
            text.Faults()
        );
    }
}
