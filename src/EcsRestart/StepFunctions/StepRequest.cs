using System.Text.Json;

namespace EcsRestart.StepFunctions;

/// <summary>A step that the state machine asks for.</summary>
public abstract record StepRequest
{
    private StepRequest()
    {
    }

    /// <summary>The run that the step is part of.</summary>
    public abstract Execution Run { get; }

    /// <summary>Decide what is restarted.</summary>
    /// <param name="Payload">The request, as it was sent.</param>
    public sealed record PlanRun(Execution Of, JsonElement Payload) : StepRequest
    {
        public override Execution Run => Of;
    }

    /// <summary>Restart a batch.</summary>
    public sealed record RestartBatch(BatchContext Work) : StepRequest
    {
        public override Execution Run => Work.Run;
    }

    /// <summary>Look at what a batch started.</summary>
    /// <param name="State">What the step before said of it; null: that was lost.</param>
    /// <param name="Error">Why it was.</param>
    public sealed record CheckBatch(BatchContext Work, BatchState? State, StepError? Error) : StepRequest
    {
        public override Execution Run => Work.Run;
    }

    /// <summary>Decide again what is next, after a pause.</summary>
    /// <param name="Work">Which round is next, and what the rounds before came to.</param>
    public sealed record ContinueRun(RoundContext Work) : StepRequest
    {
        public override Execution Run => Work.Run;
    }

    /// <summary>Add up what a round came to.</summary>
    public sealed record ReportRound(RoundContext Work) : StepRequest
    {
        public override Execution Run => Work.Run;
    }
}
