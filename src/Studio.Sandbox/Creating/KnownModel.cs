using System.Collections.Frozen;

namespace Studio.Sandbox.Creating;

/// <summary>What one model takes: seconds, fields, resolutions, and whether it takes references.</summary>
internal sealed record KnownModel(int MinSeconds, int MaxSeconds, FrozenSet<string> Fields, FrozenSet<string> Resolutions)
{
    private const string ContractModel = "doubao-seedance-2-0-260128";

    private static readonly string[] ContractFields = ["model", "content", "generate_audio", "ratio", "duration", "watermark"];

    private static readonly FrozenSet<string> Contract = ContractFields.ToFrozenSet();

    private static readonly FrozenSet<string> Official = ContractFields
        .Concat(["resolution", "seed", "callback_url", "execution_expires_after", "safety_identifier"])
        .ToFrozenSet();

    private static readonly FrozenSet<string> Silent = Official.Except(["generate_audio", "safety_identifier"]).ToFrozenSet();

    private static readonly FrozenSet<string> UpTo720 = FrozenSet.ToFrozenSet(["480p", "720p"]);

    private static readonly FrozenSet<string> UpTo1080 = FrozenSet.ToFrozenSet(["480p", "720p", "1080p"]);

    private static readonly FrozenDictionary<string, KnownModel> Known = new Dictionary<string, KnownModel>
    {
        [ContractModel] = new(4, 15, Official, UpTo1080),
        ["doubao-seedance-2-0-fast-260128"] = new(4, 15, Official, UpTo720),
        ["doubao-seedance-2-0-mini-260615"] = new(4, 15, Official, UpTo720),
        ["doubao-seedance-2-5-260628"] = new(4, 30, Official, UpTo1080),
        ["doubao-seedance-1-5-pro-251215"] = new(4, 12, Official, UpTo1080) { TakesReferences = false },
        ["doubao-seedance-1-0-pro-250528"] = new(2, 12, Silent, UpTo1080) { TakesReferences = false, ChoosesDuration = false },
        ["doubao-seedance-1-0-pro-fast-251015"] = new(2, 12, Silent, UpTo1080) { TakesReferences = false, ChoosesDuration = false },
    }.ToFrozenDictionary();

    private static readonly KnownModel GatewayContract = new(2, 12, Contract, UpTo720) { ChoosesDuration = false, Adapts = false };

    public bool TakesReferences { get; init; } = true;

    /// <summary>Whether the duration may be -1.</summary>
    public bool ChoosesDuration { get; init; } = true;

    /// <summary>Whether the ratio may be <c>adaptive</c>.</summary>
    public bool Adapts { get; init; } = true;

    /// <summary>The model of an id, an endpoint id <c>ep-…</c> or BytePlus' name of it; null when there is none.</summary>
    public static KnownModel? Find(string id, bool officialProfile)
    {
        var name = id.StartsWith("dreamina-", StringComparison.Ordinal) ? "doubao-" + id["dreamina-".Length..] : id;
        var isContract = id == ContractModel || id.StartsWith("ep-", StringComparison.Ordinal);
        return isContract
            ? officialProfile
                ? Known[ContractModel]
                : GatewayContract
            : Known.GetValueOrDefault(name);
    }
}
