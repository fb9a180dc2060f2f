using System.Text.Json.Serialization;

namespace Studio.Seedance;

/// <summary>What a media item is for, in the words of the provider's <c>role</c> field.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContentRole>))]
public enum ContentRole
{
    /// <summary>The picture that the video starts with.</summary>
    [JsonStringEnumMemberName("first_frame")]
    FirstFrame,

    /// <summary>The picture that the video ends with.</summary>
    [JsonStringEnumMemberName("last_frame")]
    LastFrame,

    /// <summary>A picture that the prompt refers to.</summary>
    [JsonStringEnumMemberName("reference_image")]
    ReferenceImage,

    /// <summary>A clip that the prompt refers to.</summary>
    [JsonStringEnumMemberName("reference_video")]
    ReferenceVideo,

    /// <summary>A sound that the prompt refers to.</summary>
    [JsonStringEnumMemberName("reference_audio")]
    ReferenceAudio,
}
