using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Data;

/// <summary>The studio's database: one context per operation, made by the factory. As it stands it is SQLite's; PostgreSQL's derives from it, for migrations of its own.</summary>
public class StudioDbContext(DbContextOptions<StudioDbContext> options) : IdentityUserContext<Member, MemberId>(options)
{
    /// <summary>What was sent.</summary>
    public DbSet<Submission> Submissions => Set<Submission>();

    /// <summary>The videos being made or made; also the queue.</summary>
    public DbSet<Generation> Generations => Set<Generation>();

    /// <summary>The lines of the generations' timelines.</summary>
    public DbSet<GenerationEvent> GenerationEvents => Set<GenerationEvent>();

    /// <summary>Unsent compositions.</summary>
    public DbSet<Draft> Drafts => Set<Draft>();

    /// <summary>Stored files.</summary>
    public DbSet<MediaItem> MediaItems => Set<MediaItem>();

    /// <summary>Files on their way in.</summary>
    public DbSet<Upload> Uploads => Set<Upload>();

    /// <summary>Open and closed invitations.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>Secrets that every instance shares: Data Protection keys and the key that signs media links.</summary>
    public DbSet<SharedKey> SharedKeys => Set<SharedKey>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(StudioDbContext).Assembly);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.AddTypedId<GenerationId>();
        configurationBuilder.AddTypedId<SubmissionId>();
        configurationBuilder.AddTypedId<DraftId>();
        configurationBuilder.AddTypedId<MediaItemId>();
        configurationBuilder.AddTypedId<MemberId>();
        configurationBuilder.AddTypedId<InvitationId>();
        configurationBuilder.AddTypedId<UploadId>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
        if (Database.IsSqlite())
        {
            // SQLite compares text; milliseconds keep the order and the range queries.
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMilliseconds>();
        }
    }
}
