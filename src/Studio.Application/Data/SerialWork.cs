using Npgsql;

namespace Studio.Application.Data;

/// <summary>Work in a serializable transaction. PostgreSQL lets one of two that collide win and asks the other to begin again; SQLite makes it wait.</summary>
internal static class SerialWork
{
    /// <summary>Does the work, from its beginning each time that it lost.</summary>
    public static async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        while (true)
        {
            try
            {
                return await work();
            }
            catch (Exception exception) when (Lost(exception))
            {
                // The winner is committed: what the work reads now is what it left.
            }
        }
    }

    private static bool Lost(Exception exception) =>
        exception.GetBaseException()
            is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };
}
