using Microsoft.Extensions.Configuration;

namespace Studio.Application.Data;

/// <summary>The folder that everything lands in unless the configuration says otherwise: <c>Studio:DataDirectory</c>.</summary>
public static class DataDirectory
{
    /// <summary>The folder's path, relative to where the studio is started unless it is absolute.</summary>
    public static string Of(IConfiguration configuration) =>
        configuration["Studio:DataDirectory"] is { Length: > 0 } chosen ? chosen : "data/";
}
