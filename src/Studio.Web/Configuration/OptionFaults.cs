using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Studio.Web.Configuration;

/// <summary>Finds the values of a configuration section that its options can't hold, before the binder throws at the first of them.</summary>
public static class OptionFaults
{
    /// <summary>Every fault of a section, one sentence each, led by its key. Values of text are never repeated.</summary>
    public static IEnumerable<string> Of<TOptions>(IConfiguration configuration, string key)
        where TOptions : new() => OfObject(configuration.GetSection(key), typeof(TOptions));

    /// <summary>Every fault of a section that is a list.</summary>
    public static IEnumerable<string> OfEach<TItem>(IConfiguration configuration, string key) =>
        OfList(configuration.GetSection(key), typeof(TItem));

    private static List<string> OfObject(IConfigurationSection section, Type type)
    {
        var faults = new List<string>();
        foreach (var property in type.GetProperties().Where(p => p.SetMethod is { IsPublic: true }))
        {
            var child = section.GetSection(property.Name);
            if (child.Exists())
            {
                faults.AddRange(OfValue(child, property.PropertyType, property.GetCustomAttributes<ValidationAttribute>()));
            }
        }
        return faults;
    }

    private static IEnumerable<string> OfList(IConfigurationSection section, Type type) =>
        section.GetChildren().SelectMany(child => OfValue(child, type, []));

    private static IEnumerable<string> OfValue(IConfigurationSection section, Type type, IEnumerable<ValidationAttribute> rules)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (ItemType(type) is { } item)
        {
            return OfList(section, item);
        }
        if (!IsScalar(type))
        {
            return OfObject(section, type);
        }
        if (string.IsNullOrEmpty(section.Value))
        {
            return [];
        }
        object? value;
        try
        {
            value = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(section.Value);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return [$"{section.Path}: {section.Value} is not {Wanted(type)}."];
        }
        if (type.IsEnum && !Enum.IsDefined(type, value!))
        {
            return [$"{section.Path}: {section.Value} is not {Wanted(type)}."];
        }
        return rules.Where(rule => !rule.IsValid(value)).Select(rule => $"{section.Path}: {rule.FormatErrorMessage(section.Key)}");
    }

    private static bool IsScalar(Type type) =>
        type.IsPrimitive || type.IsEnum || TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    private static Type? ItemType(Type type)
    {
        if (type.IsArray)
        {
            return type.GetElementType();
        }
        return type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[0] : null;
    }

    private static string Wanted(Type type) =>
        type switch
        {
            { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type))}",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(TimeSpan) => "a length of time such as 00:00:30",
            _ when type == typeof(Uri) => "an address such as https://studio.example.com",
            _ when type == typeof(int) || type == typeof(long) => string.Create(
                CultureInfo.InvariantCulture,
                $"a whole number up to {(type == typeof(int) ? int.MaxValue : long.MaxValue)}"
            ),
            _ when type.IsPrimitive || type == typeof(decimal) => "a number",
            _ => $"a {type.Name}",
        };
}
