using AngleSharp.Dom;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Radzen;
using Studio.Application.Assistant;
using Studio.Application.Campaigns;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Application.History;
using Studio.Application.Media;
using Studio.Application.Placements;
using Studio.Application.Team;
using Studio.Application.Templates;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Web.Features.Compose;
using Studio.Web.Features.History;
using Studio.Web.Features.Library;
using Studio.Web.Features.Templates;
using Studio.Web.Shared;
using Studio.Web.Tests.Templates;

namespace Studio.Web.Tests.Compose;

/// <summary>Renders the composer's components over the real texts, rules and database; the browser's modules answer nothing.</summary>
public abstract class ComposeContext : BunitContext
{
    private readonly TestDatabase _database = new();
    private readonly TestFolder _folder = new();
    private Member? _mei;

    protected ComposeContext()
    {
        Services.AddLocalization().AddLogging();
        Services.AddSingleton<TimeProvider>(Time).AddSingleton<IDbContextFactory<StudioDbContext>>(_database).AddSingleton(Make.Catalog());
        Services
            .AddSingleton<GenerationFeed>()
            .AddSingleton<GenerationHistory>()
            .AddSingleton<MediaLibrary>()
            .AddSingleton<RuleSentences>();
        Services
            .AddMediaReach()
            .AddSingleton<Drafts>()
            .AddSingleton<Admission>()
            .AddSingleton<SubmitDraft>()
            .AddSingleton<RequestPreview>();
        Services
            .AddSingleton<StudioAddress>()
            .AddSingleton<CallbackLinks>()
            .AddSingleton(new ProviderEndpoint(() => new Uri("https://api.example.com"), "key"))
            .AddSingleton<CurrentMember>();
        Services.AddOptions<SeedanceOptions>();
        Services.AddOptions<MediaLinkOptions>().Configure(o => o.PublicUrl = "http://localhost:5080");
        Services.AddCampaigns().AddPlacements().AddTemplates().AddRadzenComponents();
        Services.AddAssistant(new ConfigurationBuilder().Build());
        Services.AddSingleton<MediaFeed>().AddScoped<BrowserClock>().AddLibrary().AddStoredMedia(_folder.Path, Internet);
        Services
            .AddSingleton<MediaEdit>()
            .AddSingleton<RenameMedia>()
            .AddSingleton<TagMedia>()
            .AddSingleton<NoteRights>()
            .AddSingleton<DeleteMedia>();
        Services.AddCompose().AddTemplatePages().AddSingleton(StudioPalette.Read());
        JSInterop.Mode = JSRuntimeMode.Loose;
        Editor = JSInterop.SetupModule("./js/prompt/editor.js").SetupModule("attach", _ => true);
        foreach (var name in new[] { "compose", "phrases" })
        {
            JSInterop.SetupModule($"./js/{name}.js").SetupModule("attach", _ => true);
        }
        Files = JSInterop.SetupModule("./js/compose-files.js").SetupModule("attach", _ => true);
        JSInterop.SetupModule("./js/browser-clock.js").Setup<string>("zone").SetResult("Asia/Shanghai");
        JSInterop.SetupModule("./js/library.js").SetupModule("rove", _ => true);
    }

    /// <summary>Who opened the page.</summary>
    protected Member Mei => _mei!;

    protected FakeTime Time { get; } = new();

    /// <summary>The browser's side of the prompt.</summary>
    protected BunitJSModuleInterop Editor { get; }

    /// <summary>The browser's side of the file area.</summary>
    protected BunitJSModuleInterop Files { get; }

    /// <summary>Where links lead.</summary>
    internal Internet Internet { get; } = new();

    protected TestDatabase Database => _database;

    /// <summary>The findings of a composition, as the page shows them.</summary>
    protected IReadOnlyList<Finding> FindingsOf(Composition composition, params IEnumerable<MediaItem> items)
    {
        var findings = Services.GetRequiredService<ComposeFindings>();
        return findings.Of(composition, items.ToDictionary(i => i.Id), outcome: null);
    }

    /// <summary>The same after the member tried to send, when nothing is excused any more.</summary>
    protected IReadOnlyList<Finding> FaultsOf(Composition composition, params IEnumerable<MediaItem> items)
    {
        Services.GetRequiredService<ComposeFindings>().Try();
        return FindingsOf(composition, items);
    }

    /// <summary>Saves a member and signs in as that member.</summary>
    protected async Task<Member> SignInAsync(MemberRole role = MemberRole.Editor)
    {
        var member = new Member
        {
            Id = MemberId.New(Make.Now),
            Name = "Mei L.",
            Role = role,
            UserName = "mei@example.com",
            Email = "mei@example.com",
            JoinedAt = Make.Now,
        };
        await _database.SaveAsync(member);
        var authentication = this.AddAuthorization();
        authentication.SetAuthorized(member.Name);
        authentication.SetRoles(role.ToString());
        authentication.SetClaims(new System.Security.Claims.Claim(System.Security.Claims.ClaimTypes.NameIdentifier, member.Id.ToString()));
        return member;
    }

    /// <summary>Signs in and opens the page, on a draft that holds something if that is given.</summary>
    protected async Task<IRenderedComponent<ComposePage>> OpenPageAsync(
        Composition? composition = null,
        MemberRole role = MemberRole.Editor
    )
    {
        _mei = await SignInAsync(role);
        if (composition is not null)
        {
            await Services.GetRequiredService<Drafts>().StartAsync(Mei.Id, composition, CancellationToken.None);
        }
        var page = Render<ComposePage>();
        page.WaitForElement("[role=textbox]");
        return page;
    }

    /// <summary>The button that sends.</summary>
    protected static IElement Generate(IRenderedComponent<ComposePage> page) => page.Find("button.generate");

    /// <summary>A labelled file input.</summary>
    protected static IElement FileInput<TComponent>(IRenderedComponent<TComponent> rendered, string label)
        where TComponent : Microsoft.AspNetCore.Components.IComponent => rendered.Find($"input[type=file][aria-label='{label}']");

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _database.Dispose();
        _folder.Dispose();
    }
}
