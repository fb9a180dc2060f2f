using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Application.Campaigns;
using Studio.Application.Data;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Catalog;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Tests.Sandbox;
using Studio.Web.Features.Media;
using Studio.Web.Features.SignIn;
using Xunit;

namespace Studio.Tests.Media;

/// <summary>The media endpoints on a real Kestrel over a real database and a real store; who asks stands in a header.</summary>
public class MediaServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("studio-media-").FullName;
    private WebApplication? _app;
    private Action<IServiceCollection>? _configure;

    public FakeTime Time { get; } = new(Make.Now);

    public Member Editor { get; private set; } = null!;

    public Member Other { get; private set; } = null!;

    public Member Viewer { get; private set; } = null!;

    public string Folder => _folder;

    /// <summary>What was logged as a warning or worse.</summary>
    internal WarningLog Log { get; } = new();

    /// <summary>Asks as the editor.</summary>
    public HttpClient Http => As(Editor);

    public virtual ValueTask InitializeAsync() => StartAsync();

    public async ValueTask StartAsync(Action<IServiceCollection>? configure = null)
    {
        _configure = configure;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Studio:DataDirectory"] = _folder,
                ["ConnectionStrings:Studio"] = $"Data Source={Path.Combine(_folder, "studio.db")};Pooling=false",
            }
        );
        var services = builder.Services;
        services.AddSingleton<TimeProvider>(Time).AddSingleton(new ModelCatalog([Make.Profile()]));
        services.AddStudioData(builder.Configuration).AddMedia(builder.Configuration).AddCampaigns().AddMediaEndpoints().AddLocalization();
        services.AddAuthentication("Test").AddScheme<AuthenticationSchemeOptions, HeaderAuthentication>("Test", null);
        services
            .AddAuthorizationBuilder()
            .AddPolicy(Policies.Send, policy => policy.RequireRole(nameof(MemberRole.Editor), nameof(MemberRole.Admin)));
        services.RemoveAll<IHostedService>(); // tests run the rounds of the workers themselves
        configure?.Invoke(services);
        _app = builder.Build();
        _app.UseTus();
        _app.UseRouting();
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.MapUploads();
        _app.MapMedia();
        await Get<StudioDatabase>().MigrateAsync(CancellationToken.None);
        (Editor, Other, Viewer) = (
            await FindOrAddAsync("Mei", MemberRole.Editor),
            await FindOrAddAsync("Otto", MemberRole.Admin),
            await FindOrAddAsync("Vera", MemberRole.Viewer)
        );
        await _app.StartAsync();
    }

    /// <summary>Stops and starts again over the same folder.</summary>
    public async Task RestartAsync()
    {
        await _app!.DisposeAsync();
        await StartAsync(_configure);
    }

    public T Get<T>()
        where T : notnull => _app!.Services.GetRequiredService<T>();

    public HttpClient As(Member? member)
    {
        var http = new HttpClient { BaseAddress = new Uri(_app!.Urls.First()) };
        if (member is not null)
        {
            http.DefaultRequestHeaders.Add("X-Member", $"{member.Id} {member.Role}");
        }
        return http;
    }

    /// <summary>Begins an upload and returns its address.</summary>
    public async Task<Uri> BeginAsync(long length, string role = "", string name = "果茶广告.png", HttpClient? http = null)
    {
        using var response = await Send(http ?? Http, HttpMethod.Post, "/uploads", Begin(length, role, name));
        Assert.Equal(System.Net.HttpStatusCode.Created, response.StatusCode);
        return response.Headers.Location!;
    }

    public static (string, string)[] Begin(long length, string role = "", string name = "果茶广告.png") =>
        [("Upload-Length", $"{length}"), ("Upload-Metadata", $"filename {Base64(name)},role {Base64(role)}")];

    /// <summary>Sends bytes of an upload.</summary>
    public Task<HttpResponseMessage> PatchAsync(Uri upload, long offset, byte[] content, params (string, string)[] headers) =>
        Send(Http, HttpMethod.Patch, upload.ToString(), [("Upload-Offset", $"{offset}"), .. headers], content);

    public static async Task<HttpResponseMessage> Send(
        HttpClient http,
        HttpMethod method,
        string path,
        (string Name, string Value)[] headers,
        byte[]? content = null
    )
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
        if (content is not null)
        {
            request.Content = new ByteArrayContent(content);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        }
        return await http.SendAsync(request);
    }

    /// <summary>A header of a reply; null where it is missing.</summary>
    public static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    /// <summary>Which upload an address is.</summary>
    public static UploadId IdOf(Uri upload) => new(Guid.Parse(upload.ToString().Split('/')[^1]));

    /// <summary>What names in the store contain while bytes of an upload stand there.</summary>
    public static string PartialOf(Uri upload) => IdOf(upload).Value.ToString("N");

    /// <summary>Bytes of an upload that the server has.</summary>
    public async Task<long> OffsetAsync(Uri upload)
    {
        using var head = await Send(Http, HttpMethod.Head, upload.ToString(), []);
        return long.Parse(Header(head, "Upload-Offset")!, null);
    }

    /// <summary>Uploads a file in one go and returns its item.</summary>
    public async Task<MediaItem> UploadAsync(byte[] content, string name = "果茶广告.png", string role = "")
    {
        var upload = await BeginAsync(content.Length, role, name);
        using var response = await PatchAsync(upload, 0, content);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, response.StatusCode);
        var id = new MediaItemId(Guid.Parse(response.Headers.GetValues("Upload-Item").Single()));
        return (await Get<MediaLibrary>().FindAsync(id))!;
    }

    /// <summary>Every file of the store, arriving ones included.</summary>
    public virtual Task<IReadOnlyList<StoredFile>> StoredAsync()
    {
        var root = new DirectoryInfo(Path.Combine(_folder, "media"));
        return Task.FromResult<IReadOnlyList<StoredFile>>(
            root.Exists ? [.. root.GetFiles("*", SearchOption.AllDirectories).Select(f => new StoredFile(f.Name, f.Length))] : []
        );
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A file of the store.</summary>
    public sealed record StoredFile(string Name, long Length);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private async Task<Member> FindOrAddAsync(string name, MemberRole role)
    {
        await using var context = await Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        var member = await context.Users.FirstOrDefaultAsync(m => m.Name == name);
        if (member is null)
        {
            member = new Member
            {
                Id = MemberId.New(Make.Now),
                Name = name,
                UserName = name,
                Role = role,
                JoinedAt = Make.Now,
            };
            context.Add(member);
            await context.SaveChangesAsync();
        }
        return member;
    }

    private sealed class HeaderAuthentication(
        IOptionsMonitor<AuthenticationSchemeOptions> options,
        ILoggerFactory logger,
        UrlEncoder encoder
    ) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-Member"].ToString().Split(' ') is not [var id, var role])
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, id), new Claim(ClaimTypes.Role, role)], "Test");
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), "Test")));
        }
    }
}
