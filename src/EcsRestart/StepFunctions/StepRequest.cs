using System.Text.Json;

namespace EcsRestart.StepFunctions;

/// <summary>A step that the state machine requests.</summary>
public abstract record StepRequest
{
    private StepRequest()
    {
    }

    /// <summary>The run that the step is part of.</summary>
    public abstract Execution Run { get; }

    /// <summary>Decide what is restarted.</summary>
    /// <param name="Payload">The request, unchanged.</param>
    public sealed record PlanRun(Execution Of, JsonElement Payload) : StepRequest
    {
        public override Execution Run => Of;
    }

    /// <summary>Restart a batch.</summary>
    public sealed record RestartBatch(BatchContext Work) : StepRequest
    {
        public override Execution Run => Work.Run;
    }

    /// <summary>Poll the rollouts and tasks of a batch.</summary>
    /// <param name="State">The result of the previous step; null when that step was lost.</param>
    /// <param name="Error">The error of the previous step when it was lost.</param>
    public sealed record CheckBatch(BatchContext Work, BatchState? State, StepError? Error) : StepRequest
    {
        public override Execution Run => Work.Run;
    }

    /// <summary>Choose the next round again, after a pause.</summary>
    /// <param name="Work">The next round and the results of the previous rounds.</param>
    public sealed record ContinueRun(RoundContext Work) : StepRequest
    {
        public override Execution Run => Work.Run;
    }

    /// <summary>Add up the results of a round.</summary>
    public sealed record ReportRound(RoundContext Work) : StepRequest
    {
        public override Execution Run => Work.Run;
    }
}
