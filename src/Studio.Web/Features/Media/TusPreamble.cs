namespace Studio.Web.Features.Media;

/// <summary>What tus 1.0 asks of every request and reply under <c>/uploads</c>, refusals of strangers and unknown addresses included.</summary>
public static class TusPreamble
{
    /// <summary>Adds it; belongs before routing, for it may change a request's method.</summary>
    public static IApplicationBuilder UseTus(this IApplicationBuilder app) =>
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/uploads"), uploads => uploads.Use(SpeakAsync));

    private static Task SpeakAsync(HttpContext http, RequestDelegate next)
    {
        var (request, response) = (http.Request, http.Response);
        response.OnStarting(SayVersionAsync, response); // also where an error handler has emptied the headers
        // The protocol lets clients behind narrow proxies wrap a method in another one.
        if (request.Headers["X-HTTP-Method-Override"].ToString() is { Length: > 0 } wrapped)
        {
            request.Method = wrapped.ToUpperInvariant();
        }
        if (
            HttpMethods.IsOptions(request.Method)
            || HttpMethods.IsGet(request.Method)
            || request.Headers["Tus-Resumable"] == TusHeaders.Version
        )
        {
            return next(http);
        }
        response.Headers["Tus-Version"] = TusHeaders.Version;
        response.StatusCode = StatusCodes.Status412PreconditionFailed;
        return Task.CompletedTask;
    }

    private static Task SayVersionAsync(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers["Tus-Resumable"] = TusHeaders.Version;
        headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
