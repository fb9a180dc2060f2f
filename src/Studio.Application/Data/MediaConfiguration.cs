using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Media;

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
        builder.HasIndex(m => m.Sha256).IsUnique();
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
