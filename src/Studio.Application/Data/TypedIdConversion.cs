using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Studio.Domain;

namespace Studio.Application.Data;

internal static class TypedIdConversion
{
    public static void AddTypedId<TId>(this ModelConfigurationBuilder builder)
        where TId : struct, ITypedId<TId>
    {
        builder.Properties<TId>().HaveConversion<Converter<TId>>();
        builder.DefaultTypeMapping<TId>().HasConversion<Converter<TId>>();
    }

    private sealed class Converter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => From<TId>(value))
        where TId : struct, ITypedId<TId>;

    private static TId From<TId>(Guid value)
        where TId : struct, ITypedId<TId> => TId.From(value);
}

internal sealed class UtcMilliseconds()
    : ValueConverter<DateTimeOffset, long>(at => at.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));
