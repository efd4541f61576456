using EcsRestart.Report;
using EcsRestart.Results;
using EcsRestart.Simulator;

namespace EcsRestart.Tests.RandomNights;

/// <summary>Holds what an invocation reports against what ECS did.</summary>
/// <param name="isUnhurried">The invocation had all the time it wanted.</param>
internal sealed class ReportCheck(NightFacts night, InvariantObserver witness, bool isUnhurried)
{
    public void Check(RestartReport report)
    {
        var results = report.Results ?? [];
        Assert.Equal([.. night.Services.Select(service => service.Name), night.Services[0].Name, null], results.Select(result => result.Service));
        Assert.Equal("Duplicate", results[^2].Code.Name);
        foreach (var (service, result) in night.Services.Zip(results))
            CheckService(service, result);
    }

    private void CheckService(RandomService service, RestartResult result)
    {
        var said = $"{service.Name}: {result.Code.Name}, {result.Message}";
        Assert.True(service == night.Intruded || witness.CallsOf(service) <= 2, $"{said} But it was called for {witness.CallsOf(service)} times.");
        if (night.WasIntruded(service))
            return;

        CheckCode(service, result, said);
        CheckGate(service, result, said);
        witness.Rollbacks.CheckResult(service, result);
        CheckClaim(service, result, said);
        if (night.IsCalm && isUnhurried)
            CheckCalm(service, result.Code.Name, said);
    }

    private void CheckCode(RandomService service, RestartResult result, string said)
    {
        var seen = night.Observe(service);
        var holds = result.Code.Name switch
        {
            "Restarted" => seen.DeploymentIds[0] == result.DeploymentId && !seen.FailedDeploymentIds.Contains(result.DeploymentId),
            "Started" => seen.ForcedDeployments == 1 || service.FailsBefore,
            "AlreadyRestarted" => seen.ForcedDeployments == 1 && (!night.Request.Wait || seen.DeploymentIds.Count == 1)
                && !IsKnownToHaveFailed(service, seen),
            "RolledBack" when result is { RolledBackBy: RollbackActor.EcsRestart, Error: { } error } && error.Contains("requested a rollback", StringComparison.Ordinal) =>
                night.Request.RollsBackOnFailure,
            "RolledBack" => HasFailed(result, seen) && seen.DeploymentIds[0] != result.DeploymentId,
            "RolloutFailed" => HasFailed(result, seen),
            "TasksKeepFailing" => service.Behavior.Failure is not null,
            "Superseded" => false,
            "Stopped" => service.Behavior.StoppedAfter is not null,
            _ => true,
        };
        Assert.True(holds, said);
    }

    private void CheckGate(RandomService service, RestartResult result, string said)
    {
        var isGate = result.Code == ResultCode.TooLate || result.Code == ResultCode.CalendarClosed || result.Code == ResultCode.GateUnreadable;
        var holds = result.Code.Name switch
        {
            "TooLate" => night.Ecs.Clock.GetUtcNow() > night.Request.StartBefore,
            "CalendarClosed" or "GateUnreadable" => witness.Calendars.WasClosed,
            _ => true,
        };
        Assert.True(holds, said);
        Assert.True(!isGate || service == night.Intruded || witness.MadeOf(service) == 0, $"{said} But it was started.");
    }

    private static bool HasFailed(RestartResult result, ServiceObservation seen) =>
        result.DeploymentId is { } id ? seen.FailedDeploymentIds.Contains(id) : seen.FailedDeploymentIds.Count > 0;

    /// <summary>A retry can know that the restart of this schedule has failed: nothing else did, and reads show the present.</summary>
    private bool IsKnownToHaveFailed(RandomService service, ServiceObservation seen) =>
        night.Request.Wait && night.Ecs.ReadLag == TimeSpan.Zero && !MayBeEarlier(service) && seen.FailedDeploymentIds.Count > 0;

    /// <summary>
    /// True when the failure may be of a deployment from before the schedule. So may a restored deployment that completed after the scheduled
    /// time: its events are those of a restart of this schedule that another deployment followed (seed 318 with rollbacks).
    /// </summary>
    private bool MayBeEarlier(RandomService service) =>
        service.FailsBefore || (night.Request.RollsBackOnFailure && service.Behavior.RestartedAgo is not null);

    /// <summary>Every deployment is reported, and one of another user is not treated as that of the schedule while ECS lists it.</summary>
    private void CheckClaim(RandomService service, RestartResult result, string said)
    {
        var isTold = result.DeploymentId is not null || result.Message?.Contains("may have started a deployment", StringComparison.Ordinal) == true;
        Assert.True(witness.MadeOf(service) == 0 || isTold, $"{said} But there is a deployment.");

        var isForeign = night.OursOf(service) == 0 && witness.SawAtFirst(service, result.DeploymentId);
        Assert.False(night.IsCalm && isForeign, $"{said} But another user started that deployment.");
    }

    private static bool IsGated(string code) => code is "TooLate" or "CalendarClosed" or "GateUnreadable";

    /// <summary>Checks a service that no other user changed: only one code is right.</summary>
    private void CheckCalm(RandomService service, string code, string said)
    {
        if (service.Behavior.RestartedAgo is not null)
            return;

        if (service.Refusal is { } refusal)
            Assert.True(code == refusal, $"{said} Expected: {refusal}.");
        else if (!service.MayFail)
            Assert.True(code is "Restarted" or "Started" or "AlreadyRestarted" or "Halted" || IsGated(code) || IsTooSlow(code), said);
    }

    /// <summary>In nights with rollbacks timeouts are short.</summary>
    private bool IsTooSlow(string code) => night.Request.RollsBackOnFailure && (code is "RolledBack" or "RolloutTimedOut");
}
