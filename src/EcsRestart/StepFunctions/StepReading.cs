using EcsRestart.Request;

namespace EcsRestart.StepFunctions;

/// <summary>The result of reading a payload as a step.</summary>
public abstract record StepReading
{
    private StepReading()
    {
    }

    /// <summary>The payload is a request, not a step.</summary>
    public sealed record NoStep : StepReading;

    public sealed record Valid(StepRequest Step) : StepReading;

    /// <summary>The payload is an invalid step.</summary>
    public sealed record Invalid(IReadOnlyList<RequestError> Errors) : StepReading;
}
