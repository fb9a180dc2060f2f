using Studio.Domain.Generations;

namespace Studio.Web.Features.Compose;

/// <summary>A change to what is composed. A control may show a composition that is already a change behind, so it says what to change and never the whole.</summary>
public delegate Composition CompositionEdit(Composition composition);
