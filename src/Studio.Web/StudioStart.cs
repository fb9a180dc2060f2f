using System.Data.Common;
using Microsoft.Extensions.Options;
using Studio.Application.Data;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Web.Configuration;
using Studio.Web.Features.SignIn;

namespace Studio.Web;

/// <summary>What happens between building the host and answering the first request.</summary>
public static partial class StudioStart
{
    /// <summary>Brings the database up to date, and sees to it that somebody can become the first administrator; false when the database does not answer.</summary>
    public static async Task<bool> PrepareAsync(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            await app.Services.GetRequiredService<StudioDatabase>().MigrateAsync(stopping);
        }
        catch (DbException exception)
        {
            NoDatabase(app.Logger, exception);
            return false;
        }
        var isShared = DataRegistration.Provider(app.Configuration) == DatabaseProvider.PostgreSql;
        if (isShared && !app.Services.GetRequiredService<IOptions<StorageOptions>>().Value.IsAzure)
        {
            FolderOfOneMachine(app.Logger);
        }
        await CreateConfiguredAdministratorAsync(app, stopping);
        await app.Services.GetRequiredService<FirstVisit>().AnnounceAsync(stopping);
        return true;
    }

    private static async Task CreateConfiguredAdministratorAsync(WebApplication app, CancellationToken cancellationToken)
    {
        if (
            app.Services.GetRequiredService<IOptions<StudioOptions>>().Value.Admin
            is not { Email: { Length: > 0 } email, Password: { } password }
        )
        {
            return;
        }
        await using var scope = app.Services.CreateAsyncScope();
        var account = new NewAccount(email.Split('@')[0], email, password);
        switch (await scope.ServiceProvider.GetRequiredService<CreateFirstAdministrator>().ExecuteAsync(account, cancellationToken))
        {
            case FirstAdministratorOutcome.Created:
                Created(app.Logger, email);
                break;
            case FirstAdministratorOutcome.Refused refused:
                Refused(app.Logger, string.Join(", ", refused.Faults));
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The studio does not start, because its database does not answer.")]
    private static partial void NoDatabase(ILogger logger, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The database can be shared, the media folder is this machine's: before a second instance runs, set Storage:Provider to Azure."
    )]
    private static partial void FolderOfOneMachine(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "Created the administrator {Email} of the configuration.")]
    private static partial void Created(ILogger logger, string email);

    [LoggerMessage(Level = LogLevel.Error, Message = "The administrator of Studio:Admin was not created: {Faults}.")]
    private static partial void Refused(ILogger logger, string faults);
}
