using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Studio.Sandbox;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddSandbox(builder.Configuration.GetSection(SandboxOptions.Section));

// A request's address carries the link of a video.
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

var app = builder.Build();
app.MapSandbox("/api/v3");
await app.RunAsync();
