using Studio.Application.Assistant;
using Studio.Application.Batch;
using Studio.Application.Campaigns;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Application.Media;
using Studio.Application.Placements;
using Studio.Application.Team;
using Studio.Application.Templates;
using Studio.Web;
using Studio.Web.Configuration;
using Studio.Web.Features.Batch;
using Studio.Web.Features.Callbacks;
using Studio.Web.Features.Compose;
using Studio.Web.Features.History;
using Studio.Web.Features.Library;
using Studio.Web.Features.Media;
using Studio.Web.Features.Placements;
using Studio.Web.Features.SignIn;
using Studio.Web.Features.Storage;
using Studio.Web.Features.Templates;
using Studio.Web.Health;
using Studio.Web.Layout;
using Studio.Web.Verbs;

var command = StudioCommand.Parse(args);
if (command.Verb != StudioCommand.Serve)
{
    return await command.RunAsync(Console.Out, Console.Error);
}

var builder = WebApplication.CreateBuilder(StudioConfiguration.HostOptions(command.Rest));
if (StudioConfiguration.Faults(builder.Configuration) is { Count: > 0 } faults)
{
    StudioConfiguration.Report(faults, Console.Error);
    return 1;
}
using var directory = DataDirectoryLock.TryTake(builder.Configuration);
if (directory is null)
{
    DirectoryInUse.Report(builder.Configuration, Console.Error);
    return 1;
}
if (!builder.Environment.IsDevelopment())
{
    // Without it a run that was not published serves empty files.
    builder.WebHost.UseStaticWebAssets();
}

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.Configure<StudioOptions>(builder.Configuration.GetSection(StudioOptions.Key));
builder.Services.AddStudioData(builder.Configuration);
builder.Services.AddStudioTeam();
builder.Services.AddMedia(builder.Configuration);
builder.Services.AddMediaEndpoints();
builder.Services.AddGenerations(builder.Configuration);
builder.Services.AddCampaigns();
builder.Services.AddBatch();
builder.Services.AddPlacements();
builder.Services.AddTemplates();
builder.Services.AddProvider(builder.Configuration);
builder.Services.AddAssistant(builder.Configuration);
builder.Services.AddTelemetryExport(builder.Configuration);
builder.Services.AddStudioSignIn();
builder.Services.AddCompose();
builder.Services.AddBatchPages();
builder.Services.AddHistory();
builder.Services.AddLibrary();
builder.Services.AddPlacementPages();
builder.Services.AddTemplatePages();
builder.Services.AddStorage();
builder.Services.AddStudioLanguages();
builder.Services.AddStudioPages();
builder.Services.AddStudioHealth();

var app = builder.Build();

app.UseExceptionHandler("/problem/500", createScopeForErrors: true);
app.UseProblemPages();
app.UseSecurityHeaders();
app.UseRequestLocalization();
app.UseTus();
app.UseRouting();
app.UseFirstVisit();
app.UseAuthentication();
app.UseAuthorization();
app.UseFormTokens();

app.MapStaticAssets().AllowAnonymous();
app.MapStudioHealth();
app.MapSignOut();
app.MapLanguage();
app.MapUploads();
app.MapMedia();
app.MapBatch();
app.MapTemplates();
app.MapCallbacks();
app.MapProvider();
app.MapStudioPages();

if (!await app.PrepareAsync())
{
    return 1;
}
await app.RunAsync();
return 0;
