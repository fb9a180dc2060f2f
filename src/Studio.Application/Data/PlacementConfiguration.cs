using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Application.Placements;
using Studio.Domain.Catalog;

namespace Studio.Application.Data;

internal sealed class PlacementConfiguration : IEntityTypeConfiguration<Placement>
{
    public void Configure(EntityTypeBuilder<Placement> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(PlacementCheck.MostName);
        builder.Property(p => p.Ratio).HasMaxLength(16);
        builder.Property(p => p.Crop).HasMaxLength(16);
        builder.HasData(DefaultPlacements.All());
    }
}
