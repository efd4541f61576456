using EcsRestart.Discovery;
using EcsRestart.Names;
using EcsRestart.Request;
using EcsRestart.Simulator;

namespace EcsRestart.Cli.Session;

/// <summary>The simulator, configured for a command and listening on loopback.</summary>
internal sealed class SimulatorHost : IAsyncDisposable
{
    private SimulatorHost(SimulatedAws aws, SimulatedScheduler scheduler, EcsHttpApi api)
    {
        Aws = aws;
        Scheduler = scheduler;
        Api = api;
    }

    public SimulatedAws Aws { get; }

    /// <summary>The ECS of the home account and Region.</summary>
    public SimulatedEcs Ecs => Aws.Location;

    public SimulatedScheduler Scheduler { get; }

    /// <summary>The HTTP server of all simulated APIs.</summary>
    public EcsHttpApi Api { get; }

    /// <param name="payload">
    /// The request whose services and task definitions are added, healthy, when there is no scenario. Null for none.
    /// </param>
    /// <exception cref="CommandException">The scenario cannot be used, or the port is in use.</exception>
    public static async Task<SimulatorHost> StartAsync(
        SessionSettings settings, ReadOnlyMemory<byte>? payload, int port, CancellationToken cancellationToken)
    {
        var aws = new SimulatedAws(new AcceleratedClock(settings.Speed), settings.SimulatedRegion);
        if (settings.ScenarioPath is { } path)
            Load(path, aws);
        else if (payload is { } request)
            AddServicesOf(request, aws);

        var scheduler = new SimulatedScheduler(aws.Clock, aws.Location.Region, aws.Location.AccountId);
        try
        {
            return new SimulatorHost(aws, scheduler, await EcsHttpApi.StartAsync(aws, scheduler, port, cancellationToken));
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

    private static void Load(string path, SimulatedAws aws)
    {
        try
        {
            aws.Load(Scenario.Load(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new CommandException(ExitCodes.InvalidInput, $"Cannot use the scenario {path}: {exception.Message}", exception);
        }
    }

    private static void AddServicesOf(ReadOnlyMemory<byte> payload, SimulatedAws aws)
    {
        if (RequestReader.Read(payload) is not RequestReading.Valid(var request))
            return;

        var ecs = aws.Location;
        foreach (var (service, _, _) in TargetResolver.Resolve(request.Services, () => ecs.Region).OfType<Target.Named>())
            Location(service.Location, aws).AddService(service.ClusterName, service.ServiceName, new ServiceBehavior());
        foreach (var (task, entry, _) in TaskTarget.Resolve(request.Tasks, () => ecs.Region))
        {
            ecs.AddCluster(task.ClusterName);
            ecs.AddTaskDefinition(task.Name, BehaviorFor(entry));
        }
    }

    /// <summary>Returns the account and Region of a service. Its role, if any, trusts the home account.</summary>
    private static SimulatedEcs Location(EcsLocation home, SimulatedAws aws)
    {
        if (home.RoleArn is { } roleArn)
            aws.Sts.AddRole(new SimulatedRole { Arn = roleArn, ExternalId = home.ExternalId });
        return aws.At(home.Account ?? aws.Location.AccountId, home.Region ?? aws.Location.Region);
    }

    /// <summary>Returns a task definition for which the entry is valid. Its tasks succeed.</summary>
    private static TaskBehavior BehaviorFor(TaskEntry task) => new()
    {
        Containers = task.Overrides.Count == 0 ? [new() { Name = "app" }] : [.. task.Overrides.Select(entry => new TaskContainer { Name = entry.Container })],
        NetworkMode = task.Network is null ? "bridge" : "awsvpc",
    };
}
