using System.Globalization;

namespace Studio.Web.Shared;

/// <summary>Writes amounts of money and of tokens as the reader writes numbers.</summary>
public static class Money
{
    /// <summary>An amount with two decimals and its currency.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="currency">The ISO 4217 code.</param>
    public static string Write(decimal amount, string? currency)
    {
        var number = amount.ToString("N2", CultureInfo.CurrentCulture);
        return currency switch
        {
            "CNY" => $"¥{number}",
            "USD" => $"${number}",
            "EUR" => $"€{number}",
            _ => $"{number} {currency}",
        };
    }

    /// <summary>A number of tokens.</summary>
    public static string Tokens(long tokens) => tokens.ToString("N0", CultureInfo.CurrentCulture);
}
