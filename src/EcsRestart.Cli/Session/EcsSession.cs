using Amazon.Runtime;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Gates;
using EcsRestart.Lists;
using EcsRestart.Names;

namespace EcsRestart.Cli.Session;

/// <summary>The ECS that a command works on, and the clock that goes with it.</summary>
internal sealed class EcsSession : IAsyncDisposable
{
    private readonly EcsApis _apis;
    private readonly RoleSessions _roles;
    private readonly SimulatorHost? _local;
    private readonly ServiceLists _lists;
    private readonly ChangeCalendars _calendars;

    private EcsSession(EcsApis apis, RoleSessions roles, ListClients lists, ChangeCalendars calendars, SimulatorHost? local, string description)
    {
        _calendars = calendars;
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

    public IChangeCalendars Calendars => _calendars;

    public TimeProvider Clock { get; }

    /// <summary>Where it is, in words for the user.</summary>
    public string Description { get; }

    /// <exception cref="CommandException">The choice leads nowhere: no Region, no such profile, no such scenario.</exception>
    public static async Task<EcsSession> OpenAsync(SessionSettings choice, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        if (choice.Aws)
            return OpenAws(choice);

        var local = await SimulatorHost.StartAsync(choice, payload, port: 0, cancellationToken);
        var roles = new RoleSessions(() => StsClientFactory.CreateForSimulator(local.Api.Endpoint, choice.SimulatedRegion), ClockOf(local));
        var apis = new EcsApis(home => EcsClientFactory.CreateForSimulator(home, roles, local.Api.Endpoint, choice.SimulatedRegion));
        var estate = choice.ScenarioPath ?? "the request's services, all healthy";
        var lists = ListClients.CreateForSimulator(local.Api.Endpoint, choice.SimulatedRegion);
        return new EcsSession(
            apis,
            roles,
            lists,
            new ChangeCalendars(region => SystemsManagerClientFactory.CreateForSimulator(local.Api.Endpoint, region ?? choice.SimulatedRegion), ClockOf(local)),
            local,
            $"On the built-in simulator, {choice.Speed:0.#} times faster than real time ({estate}). Nothing in AWS is touched; --aws does it for real.");
    }

    public async ValueTask DisposeAsync()
    {
        _apis.Dispose();
        _roles.Dispose();
        _lists.Dispose();
        _calendars.Dispose();
        if (_local is not null)
            await _local.DisposeAsync();
    }

    private static TimeProvider ClockOf(SimulatorHost? local) => local?.Ecs.Clock ?? TimeProvider.System;

    private static EcsSession OpenAws(SessionSettings choice)
    {
        try
        {
            var roles = new RoleSessions(() => StsClientFactory.Create(choice.Region, choice.Profile), TimeProvider.System);
            var apis = new EcsApis(home => EcsClientFactory.Create(home, roles, choice.Region, choice.Profile));
            var profile = choice.Profile is null ? "" : $", profile {choice.Profile}";
            var lists = ListClients.Create(choice.Region, choice.Profile);
            var calendars = new ChangeCalendars(region => SystemsManagerClientFactory.Create(region ?? choice.Region, choice.Profile));
            return new EcsSession(apis, roles, lists, calendars, null, $"On AWS: Region {apis.Open(EcsLocation.Own).Region}{profile}.");
        }
        catch (AmazonClientException exception)
        {
            throw new CommandException(ExitCodes.Unavailable, $"ECS cannot be called: {exception.Message}", exception);
        }
    }
}
