using System.Security.Cryptography;
using System.Text;

namespace Studio.Application.Team;

/// <summary>The secret in an invitation's link: 128 random bits; only its hash is stored.</summary>
internal static class InvitationCode
{
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
