using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Campaigns;
using Studio.Domain.Media;

namespace Studio.Application.Campaigns;

/// <summary>What a download is called: by the pattern of the campaign that the video was made for, else as the item is.</summary>
public sealed class DownloadNames(IDbContextFactory<StudioDbContext> contexts)
{
    private const int MostOfPrompt = 60;

    /// <summary>The name of an item's file, with an extension that says what it is.</summary>
    public async Task<string> OfAsync(MediaItem item, CancellationToken cancellationToken) =>
        MediaTypes.DownloadName(await ByCampaignAsync(item, cancellationToken) ?? item.Name, item.ContentType);

    private async Task<string?> ByCampaignAsync(MediaItem item, CancellationToken cancellationToken)
    {
        if (item.Origin != MediaOrigin.Generated)
        {
            return null;
        }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var made = await (
            from generation in db.Generations
            where generation.VideoId == item.Id
            join submission in db.Submissions on generation.SubmissionId equals submission.Id
            join campaign in db.Campaigns on submission.CampaignId equals campaign.Id
            where campaign.NamingPattern != ""
            join member in db.Users on generation.MemberId equals member.Id
            orderby generation.Id // the same bytes may have been made more than once: the first has the say
            select new
            {
                Campaign = campaign.Name,
                campaign.NamingPattern,
                generation.CreatedAt,
                Member = member.Name,
                generation.Ratio,
                generation.Number,
                submission.Composition,
            }
        ).FirstOrDefaultAsync(cancellationToken);
        return made is null
            ? null
            : CampaignNaming.NameOf(
                made.NamingPattern,
                new CampaignFile(
                    made.Campaign,
                    DateOnly.FromDateTime(made.CreatedAt.UtcDateTime),
                    made.Member,
                    made.Ratio,
                    made.Number,
                    Beginning(made.Composition.Name)
                )
            );
    }

    private static string Beginning(string name)
    {
        if (name.Length <= MostOfPrompt)
        {
            return name;
        }
        return name[..(char.IsHighSurrogate(name[MostOfPrompt - 1]) ? MostOfPrompt - 1 : MostOfPrompt)].TrimEnd();
    }
}
