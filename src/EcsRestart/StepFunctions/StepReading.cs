using EcsRestart.Request;

namespace EcsRestart.StepFunctions;

/// <summary>What reading a payload as a step came to.</summary>
public abstract record StepReading
{
    private StepReading()
    {
    }

    /// <summary>It is none: a plain request.</summary>
    public sealed record NoStep : StepReading;

    public sealed record Valid(StepRequest Step) : StepReading;

    /// <summary>It is one, and wrong.</summary>
    public sealed record Invalid(IReadOnlyList<RequestError> Errors) : StepReading;
}
