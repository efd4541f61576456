using System.Text;
using EcsRestart.TestSupport;

namespace EcsRestart.Simulator.Tests;

/// <summary>Tasks above the desired count, as a bystander counts them.</summary>
public sealed class ExtraTaskTests
{
    private readonly SteppedClock _clock = new();
    private readonly SimulatedEcs _ecs;

    public ExtraTaskTests() => _ecs = new SimulatedEcs(_clock);

    [Fact]
    public void HighestExtraTasks_RolloutsAtOnce_IsTheirSum()
    {
        _ecs.AddService("prod", "a", new ServiceBehavior { DesiredCount = 4 });
        _ecs.AddService("prod", "b", new ServiceBehavior { DesiredCount = 3, Strategy = new DeploymentStrategy { Type = "BLUE_GREEN", BakeTime = TimeSpan.FromMinutes(1) } });
        _ecs.AddService("prod", "daemon", new ServiceBehavior { DesiredCount = 5, SchedulingStrategy = "DAEMON", MinimumHealthyPercent = 0, MaximumPercent = 100 });
        Assert.Equal(0, _ecs.HighestExtraTasks);

        foreach (var service in new[] { "a", "b", "daemon" })
            Restart(service);
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(7, _ecs.HighestExtraTasks);
        Assert.Equal(0, _ecs.Observe("prod", "a").ExtraTasks[^1].Count);
    }

    [Fact]
    public void HighestExtraTasks_OneRolloutAfterTheOther_IsThatOfTheLarger()
    {
        _ecs.AddService("prod", "a", new ServiceBehavior { DesiredCount = 4 });
        _ecs.AddService("prod", "b", new ServiceBehavior { DesiredCount = 3 });

        Restart("a");
        _clock.Advance(TimeSpan.FromHours(1));
        Restart("b");
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(4, _ecs.HighestExtraTasks);
    }

    /// <summary>A task on its way out still takes its place.</summary>
    [Fact]
    public void ExtraTasks_WhileOldTasksDrain_CountThem()
    {
        var behavior = new ServiceBehavior { DesiredCount = 2, DrainDelay = TimeSpan.FromMinutes(5) };
        _ecs.AddService("prod", "a", behavior);

        Restart("a");
        _clock.Advance(TimeSpan.FromHours(1));

        var counts = _ecs.Observe("prod", "a").ExtraTasks;
        Assert.Equal([2, 0], [counts[0].Count, counts[^1].Count]);
        Assert.True(counts[^1].At - counts[0].At >= behavior.StartDelay + behavior.HealthDelay + behavior.DrainDelay);
    }

    private void Restart(string service) => Assert.Equal(200, _ecs.Serve(
        "UpdateService", Encoding.UTF8.GetBytes($$"""{"cluster":"prod","service":"{{service}}","forceNewDeployment":true}""")).Status);
}
