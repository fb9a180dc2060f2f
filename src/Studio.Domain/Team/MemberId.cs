using System.ComponentModel;
using System.Globalization;

namespace Studio.Domain.Team;

/// <summary>Names one member.</summary>
[TypeConverter(typeof(Converter))]
public readonly record struct MemberId(Guid Value) : ITypedId<MemberId>
{
    /// <summary>A new identifier, ordered by <paramref name="now"/>.</summary>
    public static MemberId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public static MemberId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    // ASP.NET Core Identity reads the key of its user back from the cookie through a type converter.
    private sealed class Converter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

        public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
            new MemberId(Guid.Parse((string)value, CultureInfo.InvariantCulture));
    }
}
