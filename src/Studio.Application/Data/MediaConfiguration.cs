using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Templates;

namespace Studio.Application.Data;

internal sealed class MediaItemConfiguration : IEntityTypeConfiguration<MediaItem>
{
    public void Configure(EntityTypeBuilder<MediaItem> builder)
    {
        builder.Property(m => m.Name).HasMaxLength(255);
        builder.Property(m => m.ContentType).HasMaxLength(100);
        builder.Property(m => m.Codec).HasMaxLength(32);
        builder.Property(m => m.Sha256).HasMaxLength(64);
        builder.Property(m => m.StoreKey).HasMaxLength(200);
        builder.Property(m => m.PosterKey).HasMaxLength(200);
        builder.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.PrimitiveCollection(m => m.Tags).HasField("_tags").ElementType(tag => tag.HasMaxLength(50));
        builder.Property(m => m.RightsNote).HasMaxLength(1000);
        builder.HasOne<MediaItem>().WithMany().HasForeignKey(m => m.DerivedFrom).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(m => m.Sha256).IsUnique();
        builder.HasIndex(m => new { m.Kind, m.Id }); // the library by kind, newest first
        builder.HasIndex(m => new { m.MemberId, m.Id }); // the library by member, newest first
    }
}

internal sealed class UploadConfiguration : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> builder)
    {
        builder.Property(u => u.Name).HasMaxLength(255);
        builder.HasOne<Member>().WithMany().HasForeignKey(u => u.MemberId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<MediaItem>().WithMany().HasForeignKey(u => u.ItemId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(u => u.ExpiresAt);
    }
}

internal sealed class MediaUseConfiguration : IEntityTypeConfiguration<MediaUse>
{
    public void Configure(EntityTypeBuilder<MediaUse> builder)
    {
        builder.HasOne<MediaItem>().WithMany().HasForeignKey(u => u.ItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Draft>().WithMany().HasForeignKey(u => u.DraftId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Submission>().WithMany().HasForeignKey(u => u.SubmissionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Template>().WithMany().HasForeignKey(u => u.TemplateId).OnDelete(DeleteBehavior.Cascade);
    }
}
