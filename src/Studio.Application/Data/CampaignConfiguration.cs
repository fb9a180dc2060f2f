using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Application.Team;
using Studio.Domain.Campaigns;

namespace Studio.Application.Data;

internal sealed class CampaignConfiguration : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.Property(c => c.Name).HasMaxLength(100);
        builder.Property(c => c.Brief).HasMaxLength(4000);
        builder.Property(c => c.BrandPhrases).HasMaxLength(1000);
        builder.Property(c => c.NamingPattern).HasMaxLength(200);
        builder.Property(c => c.AssistantInstructions).HasMaxLength(4000);
        builder.HasOne<Member>().WithMany().HasForeignKey(c => c.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.Name).IsUnique();
    }
}
