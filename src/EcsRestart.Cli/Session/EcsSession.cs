using Amazon.Runtime;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Lists;

namespace EcsRestart.Cli.Session;

/// <summary>The ECS that a command works on, and the clock that goes with it.</summary>
internal sealed class EcsSession : IAsyncDisposable
{
    private readonly EcsApi _api;
    private readonly LocalEcs? _local;
    private readonly ServiceLists _lists;

    private EcsSession(EcsApi api, ListClients lists, LocalEcs? local, string description)
    {
        _api = api;
        _lists = new ServiceLists(lists);
        _local = local;
        Description = description;
        Ecs = new ReachableEcs(api);
        Clock = local?.Ecs.Clock ?? TimeProvider.System;
        Budget = new ApiBudget(Clock);
    }

    public ReachableEcs Ecs { get; }

    public IServiceLists Lists => _lists;

    public TimeProvider Clock { get; }

    public ApiBudget Budget { get; }

    /// <summary>Where it is, in words for the user.</summary>
    public string Description { get; }

    /// <exception cref="CommandFailure">The choice leads nowhere: no Region, no such profile, no such scenario.</exception>
    public static async Task<EcsSession> OpenAsync(SessionChoice choice, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        if (choice.Aws)
            return OpenAws(choice);

        var local = await LocalEcs.StartAsync(choice, payload, port: 0, cancellationToken);
        var api = new EcsApi(() => EcsClient.CreateForSimulator(local.Api.Endpoint, choice.SimulatedRegion));
        var estate = choice.ScenarioPath ?? "the request's services, all healthy";
        var lists = ListClients.CreateForSimulator(local.Api.Endpoint, choice.SimulatedRegion);
        return new EcsSession(api, lists, local, $"On the built-in simulator, {choice.Speed:0.#} times faster than real time ({estate}). Nothing in AWS is touched; --aws does it for real.");
    }

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        _lists.Dispose();
        if (_local is not null)
            await _local.DisposeAsync();
    }

    private static EcsSession OpenAws(SessionChoice choice)
    {
        try
        {
            var api = new EcsApi(() => EcsClient.Create(choice.Region, choice.Profile));
            var profile = choice.Profile is null ? "" : $", profile {choice.Profile}";
            return new EcsSession(api, ListClients.Create(choice.Region, choice.Profile), null, $"On AWS: Region {api.Region}{profile}.");
        }
        catch (AmazonClientException exception)
        {
            throw new CommandFailure(ExitCodes.NoEcs, $"ECS cannot be called: {exception.Message}", exception);
        }
    }
}
