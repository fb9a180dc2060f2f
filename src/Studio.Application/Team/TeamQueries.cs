using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Team;

namespace Studio.Application.Team;

internal static class TeamQueries
{
    public static IQueryable<Member> ActiveAdministrators(this StudioDbContext db) =>
        db.Users.Where(m => m.Role == MemberRole.Admin && m.DisabledAt == null);

    public static Task<bool> IsAdministratorAsync(this StudioDbContext db, MemberId id, CancellationToken cancellationToken) =>
        db.ActiveAdministrators().AnyAsync(m => m.Id == id, cancellationToken);

    public static Task<bool> HasOtherAdministratorAsync(this StudioDbContext db, MemberId id, CancellationToken cancellationToken) =>
        db.ActiveAdministrators().AnyAsync(m => m.Id != id, cancellationToken);
}
