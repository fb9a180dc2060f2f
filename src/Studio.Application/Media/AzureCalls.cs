using Azure;
using Azure.Identity;

namespace Studio.Application.Media;

/// <summary>Turns what goes wrong between here and Azure into faults of the media store.</summary>
internal static class AzureCalls
{
    /// <summary>Calls, and throws <see cref="MediaStoreException"/> where the service refuses or is away.</summary>
    public static async Task<T> GuardedAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (IsFault(e))
        {
            throw Fault(e);
        }
    }

    /// <summary>Whether the service, or the sign-in to it, is at fault; its client throws an <see cref="AggregateException"/> when its retries run out.</summary>
    public static bool IsFault(Exception e) => e is RequestFailedException or AuthenticationFailedException or AggregateException;

    /// <summary>The fault as the store's.</summary>
    public static MediaStoreException Fault(Exception e) => new("The blob store did not answer as expected.", isFull: false, e);
}
