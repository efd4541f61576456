using System.Text.Json;
using EcsRestart.Results;
using EcsRestart.Simulator;

namespace EcsRestart.Tests.RandomNights;

/// <summary>Checks every StopServiceDeployment of an invocation against the state of the service, and that none is missing.</summary>
internal sealed class RollbackObserver
{
    private readonly NightFacts _night;
    private readonly Dictionary<string, HashSet<string>> _earlier;
    private readonly Dictionary<string, string?> _predecessors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _wasServing = new(StringComparer.Ordinal);

    /// <summary>The first call that must not have been made. Null when there is none.</summary>
    public string? Violation { get; private set; }

    public RollbackObserver(NightFacts night)
    {
        _night = night;
        _earlier = night.Services.ToDictionary(service => service.Name, service => Deployments(service).Select(one => one.DeploymentId).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Sees a call arrive.</summary>
    public void SeeCall(string action, ReadOnlyMemory<byte> body)
    {
        switch (action)
        {
            case "DescribeServices":
                foreach (var service in _night.Services)
                    _wasServing[service.Name] = Deployments(service) is [.., var last] && IsServing(service, last);
                break;
            case "UpdateService" when ServiceOf(body, "service") is { } service:
                _predecessors[service.Name] = _night.Observe(service).PrimaryState;
                break;
            case "StopServiceDeployment":
                CheckStop(body);
                break;
        }
    }

    /// <summary>A rollout that keeps failing is not left running when its record could be read and nothing else interfered.</summary>
    public void CheckResult(RandomService service, RestartResult result)
    {
        if (!_night.Request.RollsBackOnFailure)
            return;

        var isMine = result.DeploymentId is { } id && !_earlier[service.Name].Contains(id);
        var hasRecord = _night.Ecs.ServiceDeploymentAccess == ServiceDeploymentAccess.Allowed
            && Deployments(service).Any(one => one.DeploymentId == result.DeploymentId) && service.Behavior.ServiceDeployments.IncludeFirst;
        var wasComplete = _predecessors.GetValueOrDefault(service.Name) == "COMPLETED";
        Assert.False(
            _night.IsCalm && isMine && hasRecord && wasComplete && result.Code == ResultCode.TasksKeepFailing,
            $"{service.Name} was left running: {result.Error}");
        Assert.False(
            result.Code == ResultCode.TasksKeepFailing && result.Error?.Contains("Not rolled back: ", StringComparison.Ordinal) != true,
            $"{service.Name} was left running without a reason: {result.Error}");
        Assert.False(
            result.RolledBackBy == RollbackActor.EcsRestart && Deployments(service).FirstOrDefault(one => one.DeploymentId == result.DeploymentId) is { Status: "SUCCESSFUL" },
            $"{service.Name} is reported as rolled back: {result.Error}");
    }

    private void CheckStop(ReadOnlyMemory<byte> body)
    {
        using var call = JsonDocument.Parse(body);
        var segments = call.RootElement.GetProperty("serviceDeploymentArn").GetString()?.Split('/') ?? [];
        var service = _night.Services.Single(one => one.Name == segments[^2]);
        var stopped = Deployments(service).Single(one => one.Id == segments[^1]);
        var isFresh = _night.Ecs.ReadLag == TimeSpan.Zero;
        var isRecent = _night.Ecs.Clock.GetUtcNow() - stopped.ChangedAt < TimeSpan.FromSeconds(1) + _night.Ecs.ReadLag;

        Expect(call.RootElement.GetProperty("stopType").GetString() == "ROLLBACK", $"{service.Name}: the stop type is not ROLLBACK.");
        Expect(_night.Request is { Wait: true, RollsBackOnFailure: true }, $"{service.Name}: the request has no rollback.");
        Expect(!(_earlier[service.Name].Contains(stopped.DeploymentId)), $"{service.Name}: {stopped} was there before this invocation.");
        Expect(!(stopped.DeploymentId == _night.IntrudedId), $"{service.Name}: {stopped} is of another user.");
        Expect(_predecessors.GetValueOrDefault(service.Name) == "COMPLETED", $"{service.Name}: the previous deployment was not complete.");
        Expect(stopped.Status is "PENDING" or "IN_PROGRESS" || isRecent, $"{service.Name}: {stopped} is no longer in progress.");
        Expect(!(isFresh && stopped.AwaitsApproval), $"{service.Name}: {stopped} waits for approval.");
        Expect(!(isFresh && _wasServing[service.Name] && IsServing(service, stopped)), $"{service.Name}: all new tasks of {stopped} are running.");
    }

    /// <summary>An exception here would be a lost response for the run.</summary>
    private void Expect(bool holds, string violation)
    {
        if (!holds)
            Violation ??= violation;
    }

    private static bool IsServing(RandomService service, ObservedServiceDeployment deployment) => deployment.RunningCount >= service.Behavior.DesiredCount;

    private RandomService? ServiceOf(ReadOnlyMemory<byte> body, string member)
    {
        using var call = JsonDocument.Parse(body);
        var name = call.RootElement.GetProperty(member).GetString();
        return _night.Services.SingleOrDefault(service => service.Name == name);
    }

    private IReadOnlyList<ObservedServiceDeployment> Deployments(RandomService service) => _night.Observe(service).ServiceDeployments;
}
