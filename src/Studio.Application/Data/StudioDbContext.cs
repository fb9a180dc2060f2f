using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Campaigns;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Domain.Templates;

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

    /// <summary>What drafts held when they were saved before.</summary>
    public DbSet<DraftVersion> DraftVersions => Set<DraftVersion>();

    /// <summary>Named folders of submissions.</summary>
    public DbSet<Campaign> Campaigns => Set<Campaign>();

    /// <summary>Compositions kept to start others from.</summary>
    public DbSet<Template> Templates => Set<Template>();

    /// <summary>Pieces of prompt.</summary>
    public DbSet<Snippet> Snippets => Set<Snippet>();

    /// <summary>Where videos are shown.</summary>
    public DbSet<Placement> Placements => Set<Placement>();

    /// <summary>Which compositions hold which items.</summary>
    public DbSet<MediaUse> MediaUses => Set<MediaUse>();

    /// <summary>Stored files.</summary>
    public DbSet<MediaItem> MediaItems => Set<MediaItem>();

    /// <summary>Files on their way in.</summary>
    public DbSet<Upload> Uploads => Set<Upload>();

    /// <summary>Open and closed invitations.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>Secrets that every instance shares: Data Protection keys and the key that signs media links.</summary>
    public DbSet<SharedKey> SharedKeys => Set<SharedKey>();

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await Data.MediaUses.FollowAsync(this, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

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
        configurationBuilder.AddTypedId<CampaignId>();
        configurationBuilder.AddTypedId<TemplateId>();
        configurationBuilder.AddTypedId<SnippetId>();
        configurationBuilder.AddTypedId<PlacementId>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
        if (Database.IsSqlite())
        {
            // SQLite compares text; milliseconds keep the order and the range queries.
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMilliseconds>();
        }
    }
}
