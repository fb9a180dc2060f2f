namespace Studio.Application.History;

/// <summary>What the demo's prompts are put together from.</summary>
internal static class DemoPrompts
{
    public static readonly string[] Subjects =
    [
        "A glass of fruit tea with rising bubbles",
        "A runner tying new shoes",
        "A paper boat in a puddle",
        "A ceramic cup on a potter's wheel",
        "A cat that follows a butterfly",
        "A folding bicycle in a hallway",
        "一杯冒着气泡的果茶",
        "一只追着蝴蝶的橘猫",
        "一双白色跑鞋特写",
        "一盏纸灯笼",
    ];

    public static readonly string[] Scenes =
    [
        "on a sunny window sill,",
        "on a rooftop at blue hour,",
        "in a rainy night market,",
        "in front of a plain studio wall,",
        "beside a mountain lake,",
        "在清晨的厨房里,",
        "在夜市的霓虹灯下,",
    ];

    public static readonly string[] Looks =
    [
        "slow push-in, shallow depth of field",
        "handheld, first-person view",
        "top shot, stop-motion feel",
        "wide shot, golden light",
        "macro, water drops, soft sound of rain",
        "缓慢推进,浅景深",
        "航拍,暖色调",
    ];
}
