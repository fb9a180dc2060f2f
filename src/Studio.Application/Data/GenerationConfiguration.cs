using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Application.Team;
using Studio.Domain.Campaigns;
using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Application.Data;

internal sealed class GenerationConfiguration : IEntityTypeConfiguration<Generation>
{
    public void Configure(EntityTypeBuilder<Generation> builder)
    {
        builder.Property(g => g.Version).IsConcurrencyToken();
        builder.Property(g => g.Ratio).HasMaxLength(16);
        builder.Property(g => g.LeaseOwner).HasMaxLength(64);
        builder.Property(g => g.TaskId).HasMaxLength(200);
        builder.Property(g => g.CallbackHash).HasMaxLength(64);
        builder.OwnsOne(g => g.Failure);
        builder.HasOne<Submission>().WithMany().HasForeignKey(g => g.SubmissionId);
        builder.HasOne<Member>().WithMany().HasForeignKey(g => g.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<MediaItem>().WithMany().HasForeignKey(g => g.VideoId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Generation>().WithMany().HasForeignKey(g => g.RetryOf).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(g => g.Timeline).WithOne().HasForeignKey("GenerationId");
        builder.Navigation(g => g.Timeline).HasField("_timeline").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(g => new { g.Status, g.NextActionAt }); // what is due
        builder.HasIndex(g => new { g.Status, g.Id }); // history by status, newest first
        builder.HasIndex(g => new { g.MemberId, g.Id }); // history by member, newest first
        builder.HasIndex(g => g.SentAt); // calls in the last minute
        builder.HasIndex(g => g.TaskId).IsUnique();
        builder.HasIndex(g => g.CallbackHash).IsUnique();
    }
}

internal sealed class GenerationEventConfiguration : IEntityTypeConfiguration<GenerationEvent>
{
    public void Configure(EntityTypeBuilder<GenerationEvent> builder) => builder.Property(e => e.Detail).HasMaxLength(500);
}

internal sealed class SubmissionConfiguration : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.Property(s => s.Composition).HasConversion<CompositionJson>();
        builder.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(s => s.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.Property(d => d.Composition).HasConversion<CompositionJson>();
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasOne<Member>().WithMany().HasForeignKey(d => d.MemberId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(d => new { d.MemberId, d.SavedAt });
    }
}

internal sealed class DraftVersionConfiguration : IEntityTypeConfiguration<DraftVersion>
{
    public void Configure(EntityTypeBuilder<DraftVersion> builder)
    {
        builder.HasKey(v => new { v.DraftId, v.Version });
        builder.Property(v => v.Composition).HasConversion<CompositionJson>();
        builder.HasOne<Draft>().WithMany().HasForeignKey(v => v.DraftId).OnDelete(DeleteBehavior.Cascade);
    }
}
