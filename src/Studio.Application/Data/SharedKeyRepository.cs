using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Studio.Application.Data;

/// <summary>Keeps the Data Protection keys in the database, so that cookies outlive a restart and hold on every instance.</summary>
internal sealed class SharedKeyRepository(IDbContextFactory<StudioDbContext> contexts, TimeProvider time) : IXmlRepository
{
    private const string Purpose = "data-protection";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = contexts.CreateDbContext();
        return
        [
            .. db.SharedKeys.AsNoTracking().Where(k => k.Purpose == Purpose).Select(k => k.Value).AsEnumerable().Select(XElement.Parse),
        ];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = contexts.CreateDbContext();
        db.SharedKeys.Add(
            new SharedKey
            {
                Name = friendlyName,
                Purpose = Purpose,
                Value = element.ToString(SaveOptions.DisableFormatting),
                CreatedAt = time.GetUtcNow(),
            }
        );
        db.SaveChanges();
    }
}
