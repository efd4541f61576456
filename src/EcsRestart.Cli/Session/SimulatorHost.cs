using EcsRestart.Discovery;
using EcsRestart.Names;
using EcsRestart.Request;
using EcsRestart.Simulator;

namespace EcsRestart.Cli.Session;

/// <summary>The simulator, set up for a command and listening on loopback.</summary>
internal sealed class SimulatorHost : IAsyncDisposable
{
    private SimulatorHost(SimulatedAws estate, SimulatedScheduler scheduler, EcsHttpApi api)
    {
        Estate = estate;
        Scheduler = scheduler;
        Api = api;
    }

    public SimulatedAws Estate { get; }

    /// <summary>That of the home account and Region.</summary>
    public SimulatedEcs Ecs => Estate.Location;

    public SimulatedScheduler Scheduler { get; }

    /// <summary>Serves all of it.</summary>
    public EcsHttpApi Api { get; }

    /// <param name="payload">Whose services and task definitions are set up healthy when there is no scenario; null: none.</param>
    /// <exception cref="CommandException">The scenario cannot be used, or the port is taken.</exception>
    public static async Task<SimulatorHost> StartAsync(
        SessionSettings choice, ReadOnlyMemory<byte>? payload, int port, CancellationToken cancellationToken)
    {
        var estate = new SimulatedAws(new AcceleratedClock(choice.Speed), choice.SimulatedRegion);
        if (choice.ScenarioPath is { } path)
            Load(path, estate);
        else if (payload is { } request)
            AddServicesOf(request, estate);

        var scheduler = new SimulatedScheduler(estate.Clock, estate.Location.Region, estate.Location.AccountId);
        try
        {
            return new SimulatorHost(estate, scheduler, await EcsHttpApi.StartAsync(estate, scheduler, port, cancellationToken));
        }
        catch (IOException exception)
        {
            throw new CommandException(ExitCodes.InvalidInput, $"Cannot listen on port {port}: {exception.Message}", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        Scheduler.Dispose();
    }

    private static void Load(string path, SimulatedAws estate)
    {
        try
        {
            estate.Load(Scenario.Load(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new CommandException(ExitCodes.InvalidInput, $"Cannot use the scenario {path}: {exception.Message}", exception);
        }
    }

    private static void AddServicesOf(ReadOnlyMemory<byte> payload, SimulatedAws estate)
    {
        if (RequestReader.Read(payload) is not RequestReading.Valid(var request))
            return;

        var ecs = estate.Location;
        foreach (var calendar in request.Calendars)
            ecs.Lists.PutCalendar(calendar, isOpenByDefault: true);
        foreach (var (service, _, _) in TargetResolver.Resolve(request.Services, () => ecs.Region).OfType<Target.Named>())
            Location(service.Location, estate).AddService(service.ClusterName, service.ServiceName, new ServiceBehavior());
        foreach (var (task, entry, _) in TaskTarget.Resolve(request.Tasks, () => ecs.Region))
        {
            ecs.AddCluster(task.ClusterName);
            ecs.AddTaskDefinition(task.Name, Suiting(entry));
        }
    }

    /// <summary>The account and Region where a service lives; its role, if it has one, trusts the home account.</summary>
    private static SimulatedEcs Location(EcsLocation home, SimulatedAws estate)
    {
        if (home.RoleArn is { } roleArn)
            estate.Sts.AddRole(new SimulatedRole { Arn = roleArn, ExternalId = home.ExternalId });
        return estate.At(home.Account ?? estate.Location.AccountId, home.Region ?? estate.Location.Region);
    }

    /// <summary>A task definition that the request suits, and whose tasks end well.</summary>
    private static TaskBehavior Suiting(TaskEntry task) => new()
    {
        Containers = task.Overrides.Count == 0 ? [new() { Name = "app" }] : [.. task.Overrides.Select(change => new TaskContainer { Name = change.Container })],
        NetworkMode = task.Network is null ? "bridge" : "awsvpc",
    };
}
