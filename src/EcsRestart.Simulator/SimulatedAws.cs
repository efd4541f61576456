namespace EcsRestart.Simulator;

/// <summary>
/// Amazon ECS of several accounts and Regions, and the STS that leads from one account to another. Each account and Region has its own
/// clusters, API limits, faults and read lag; the clock is one.
/// </summary>
/// <remarks>A Region is there in every account, with no clusters until some are made. Safe to use from several threads.</remarks>
public sealed class SimulatedAws
{
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<(string AccountId, string Region), SimulatedEcs> _places = [];

    public SimulatedAws(TimeProvider clock, string region = "eu-central-1", string accountId = "123456789012")
        : this(new SimulatedEcs(clock, region, accountId))
    {
    }

    /// <param name="home">Where callers with credentials of their own are, and the Region of requests that name none.</param>
    public SimulatedAws(SimulatedEcs home)
    {
        Location = home;
        Sts = new SimulatedSts(home.Clock, home.AccountId);
        _places.Add((home.AccountId, home.Region), home);
        Location.Log.ForwardTo(Log);
        Sts.Log.ForwardTo(Log);
    }

    public SimulatedEcs Location { get; }

    /// <summary>Its roles lead to the other accounts; there are none at first.</summary>
    public SimulatedSts Sts { get; }

    public TimeProvider Clock => Location.Clock;

    /// <summary>Every action of every account and Region and of STS, in the order they were served.</summary>
    public ActionLog Log { get; } = new();

    /// <summary>The accounts and Regions that were used or set up so far, the home one first.</summary>
    public IReadOnlyList<SimulatedEcs> Locations
    {
        get
        {
            lock (_gate)
                return [.. _places.Values];
        }
    }

    /// <summary>The ECS of an account and Region; always the same one.</summary>
    public SimulatedEcs At(string accountId, string region)
    {
        lock (_gate)
        {
            if (!_places.TryGetValue((accountId, region), out var ecs))
            {
                _places.Add((accountId, region), ecs = new SimulatedEcs(Clock, region, accountId, idSpace: $"{accountId}/{region}/"));
                ecs.Log.ForwardTo(Log);
            }

            return ecs;
        }
    }

    /// <summary>Adds what a scenario says: of the home account and Region, of other accounts with their roles, and of STS.</summary>
    /// <exception cref="InvalidDataException">One of the other accounts is the home account, in the home Region.</exception>
    public void Load(Scenario scenario)
    {
        if (scenario.Accounts.Any(account => (account.AccountId, account.Region) == (Location.AccountId, Location.Region)))
        {
            throw new InvalidDataException(
                $"$.accounts: {Location.AccountId} in {Location.Region} is the home account and Region, which the top of the file is about.");
        }

        Location.Load(scenario);
        foreach (var account in scenario.Accounts)
        {
            At(account.AccountId, account.Region).Load(account.Content);
            if (account.Role is { } role)
                Sts.AddRole(role);
        }

        foreach (var fault in scenario.StsFaults.Concat(scenario.Accounts.SelectMany(account => account.Content.StsFaults)))
            Sts.Faults.Add(fault);
    }

    /// <summary>Serves one action of ECS, in the account and Region that its credentials mean: the direct door, next to the HTTP one.</summary>
    /// <param name="action">The operation's name, such as <c>UpdateService</c>.</param>
    /// <param name="body">The request as JSON.</param>
    /// <param name="credentials">Null: the home account and Region are meant.</param>
    public EcsResponse Serve(string action, ReadOnlyMemory<byte> body, RequestCredentials? credentials)
    {
        var caller = Sts.Identify(credentials);
        return At(Sts.AccountOf(caller), credentials?.Region ?? Location.Region).Serve(action, body, caller);
    }
}
