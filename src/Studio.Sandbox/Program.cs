using Microsoft.AspNetCore.Builder;
using Studio.Sandbox;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddSandbox(builder.Configuration.GetSection(SandboxOptions.Section));

var app = builder.Build();
app.MapSandbox("/api/v3");
await app.RunAsync();
