using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Application.Data;
using Studio.Application.Team;
using Studio.Domain.Team;
using Studio.Testing;

namespace Studio.Web.Tests;

/// <summary>The real studio on a real port of 127.0.0.1, with a data folder of its own that goes with it.</summary>
public sealed class StudioWebHost : WebApplicationFactory<Texts>
{
    /// <summary>The password of every member of the tests.</summary>
    public const string Password = "correct horse battery";

    private readonly string _folder = Directory.CreateTempSubdirectory("studio-web-").FullName;
    private readonly Dictionary<string, string?> _settings;

    private StudioWebHost(Dictionary<string, string?> settings)
    {
        _settings = settings;
        UseKestrel(0);
    }

    /// <summary>The clock of the host.</summary>
    public FakeTime Time { get; } = new(DateTimeOffset.UtcNow);

    /// <summary>Every line that was logged.</summary>
    public LogLines Log { get; } = new();

    /// <summary>Starts a studio without members.</summary>
    public static StudioWebHost Start(params (string Key, string? Value)[] settings)
    {
        var host = new StudioWebHost(settings.ToDictionary(s => s.Key, s => s.Value));
        host.StartServer();
        return host;
    }

    /// <summary>Adds a member as if by invitation.</summary>
    public async Task<Member> AddMemberAsync(string name, MemberRole role)
    {
        await using var scope = Services.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Member>>();
        var email = $"{name.ToLowerInvariant()}@example.com";
        var now = Time.GetUtcNow();
        var member = new Member
        {
            Id = MemberId.New(now),
            Name = name,
            Email = email,
            UserName = email,
            Role = role,
            JoinedAt = now,
        };
        var result = await members.CreateAsync(member, Password);
        Assert.True(result.Succeeded, string.Join(", ", result.Errors.Select(e => e.Code)));
        return member;
    }

    /// <summary>A browser without cookies, which does not follow redirects by itself.</summary>
    public Visitor NewVisitor()
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        return new Visitor(new HttpClient(handler) { BaseAddress = ClientOptions.BaseAddress });
    }

    /// <summary>A browser that is signed in.</summary>
    public async Task<Visitor> SignInAsync(Member member)
    {
        var visitor = NewVisitor();
        using var reply = await visitor.PostFormAsync("/sign-in", ("Form.Email", member.Email!), ("Form.Password", Password));
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        return visitor;
    }

    /// <summary>Reads or changes the database.</summary>
    public Task<StudioDbContext> OpenDatabaseAsync() =>
        Services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Studio:DataDirectory", _folder);
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Time));
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await ProgramEndedAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    // The program around the host stops it a second time, on a thread of its own, and holds the folder until it has.
    private async Task ProgramEndedAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Studio:DataDirectory", _folder)]).Build();
        while (true)
        {
            using var free = DataDirectoryLock.TryTake(configuration);
            if (free is not null)
            {
                return;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }
}
