using Amazon.Runtime;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Lists;
using EcsRestart.Names;

namespace EcsRestart.Cli.Session;

/// <summary>The ECS that a command calls, with its clock.</summary>
internal sealed class EcsSession : IAsyncDisposable
{
    private readonly EcsApis _apis;
    private readonly RoleSessions _roles;
    private readonly SimulatorHost? _local;
    private readonly ServiceLists _lists;

    private EcsSession(EcsApis apis, RoleSessions roles, ListClients lists, SimulatorHost? local, string description)
    {
        _apis = apis;
        _roles = roles;
        _lists = new ServiceLists(lists);
        _local = local;
        Description = description;
        Clock = ClockOf(local);
        Sites = new EcsClients(home => new TrackingEcsApi(apis.Open(home), Reachability), new ApiBudgets(Clock), Clock);
    }

    public EcsClients Sites { get; }

    public Reachability Reachability { get; } = new();

    public IServiceLists Lists => _lists;

    public TimeProvider Clock { get; }

    /// <summary>Describes the connection to the user.</summary>
    public string Description { get; }

    /// <exception cref="CommandException">No Region, or the profile or scenario cannot be used.</exception>
    public static async Task<EcsSession> OpenAsync(SessionSettings settings, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        if (settings.Aws)
            return OpenAws(settings);

        var local = await SimulatorHost.StartAsync(settings, payload, port: 0, cancellationToken);
        var roles = new RoleSessions(() => StsClientFactory.CreateForSimulator(local.Api.Endpoint, settings.SimulatedRegion), ClockOf(local));
        var apis = new EcsApis(home => EcsClientFactory.CreateForSimulator(home, roles, local.Api.Endpoint, settings.SimulatedRegion));
        var source = settings.ScenarioPath ?? "all services of the request, healthy";
        var lists = ListClients.CreateForSimulator(local.Api.Endpoint, settings.SimulatedRegion);
        return new EcsSession(
            apis,
            roles,
            lists,
            local,
            $"Running on the built-in simulator at {settings.Speed:0.#}× speed ({source}). AWS is not touched; pass --aws for real services.");
    }

    public async ValueTask DisposeAsync()
    {
        _apis.Dispose();
        _roles.Dispose();
        _lists.Dispose();
        if (_local is not null)
            await _local.DisposeAsync();
    }

    private static TimeProvider ClockOf(SimulatorHost? local) => local?.Ecs.Clock ?? TimeProvider.System;

    private static EcsSession OpenAws(SessionSettings settings)
    {
        try
        {
            var roles = new RoleSessions(() => StsClientFactory.Create(settings.Region, settings.Profile), TimeProvider.System);
            var apis = new EcsApis(home => EcsClientFactory.Create(home, roles, settings.Region, settings.Profile));
            var profile = settings.Profile is null ? "" : $", profile {settings.Profile}";
            var lists = ListClients.Create(settings.Region, settings.Profile);
            return new EcsSession(apis, roles, lists, null, $"Running on AWS, Region {apis.Open(EcsLocation.Own).Region}{profile}.");
        }
        catch (AmazonClientException exception)
        {
            throw new CommandException(ExitCodes.Unavailable, $"ECS cannot be called: {exception.Message}", exception);
        }
    }
}
