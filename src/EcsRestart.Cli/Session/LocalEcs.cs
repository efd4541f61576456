using EcsRestart.Request;
using EcsRestart.Simulator;
using EcsRestart.Targets;

namespace EcsRestart.Cli.Session;

/// <summary>The simulator, set up for a command and listening on loopback.</summary>
internal sealed class LocalEcs : IAsyncDisposable
{
    private LocalEcs(SimulatedEcs ecs, SimulatedScheduler scheduler, EcsHttpApi api)
    {
        Ecs = ecs;
        Scheduler = scheduler;
        Api = api;
    }

    public SimulatedEcs Ecs { get; }

    public SimulatedScheduler Scheduler { get; }

    /// <summary>Serves both.</summary>
    public EcsHttpApi Api { get; }

    /// <param name="payload">Whose services and task definitions are set up healthy when there is no scenario; null: none.</param>
    /// <exception cref="CommandFailure">The scenario cannot be used, or the port is taken.</exception>
    public static async Task<LocalEcs> StartAsync(
        SessionChoice choice, ReadOnlyMemory<byte>? payload, int port, CancellationToken cancellationToken)
    {
        var ecs = new SimulatedEcs(new AcceleratedClock(choice.Speed), choice.SimulatedRegion);
        if (choice.ScenarioPath is { } path)
            ecs.Load(LoadScenario(path));
        else if (payload is { } request)
            AddServicesOf(request, ecs);

        var scheduler = new SimulatedScheduler(ecs.Clock, ecs.Region, ecs.AccountId);
        try
        {
            return new LocalEcs(ecs, scheduler, await EcsHttpApi.StartAsync(ecs, scheduler, port, cancellationToken));
        }
        catch (IOException exception)
        {
            throw new CommandFailure(ExitCodes.BadRequestOrUsage, $"Cannot listen on port {port}: {exception.Message}", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        Scheduler.Dispose();
    }

    private static Scenario LoadScenario(string path)
    {
        try
        {
            return Scenario.Load(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new CommandFailure(ExitCodes.BadRequestOrUsage, $"Cannot use the scenario {path}: {exception.Message}", exception);
        }
    }

    private static void AddServicesOf(ReadOnlyMemory<byte> payload, SimulatedEcs ecs)
    {
        if (RequestReader.Read(payload) is not RequestReading.Valid(var request))
            return;

        foreach (var (service, _, _) in TargetResolver.Resolve(request.Services, () => ecs.Region).OfType<Target.Named>())
            ecs.AddService(service.ClusterName, service.ServiceName, new ServiceBehaviour());
        foreach (var (task, entry, _) in TaskTarget.Resolve(request.Tasks, () => ecs.Region))
        {
            ecs.AddCluster(task.ClusterName);
            ecs.AddTaskDefinition(task.Name, Suiting(entry));
        }
    }

    /// <summary>A task definition that the request suits, and whose tasks end well.</summary>
    private static TaskBehaviour Suiting(TaskEntry task) => new()
    {
        Containers = task.Overrides.Count == 0 ? [new() { Name = "app" }] : [.. task.Overrides.Select(change => new TaskContainer { Name = change.Container })],
        NetworkMode = task.Network is null ? "bridge" : "awsvpc",
    };
}
