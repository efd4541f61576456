namespace EcsRestart.Simulator;

/// <summary>
/// Amazon ECS in several accounts and Regions, and the STS that connects the accounts. Each account and Region has its own clusters, API
/// limits, faults and read lag. They share one clock.
/// </summary>
/// <remarks>Every Region exists in every account and has no clusters at first. Thread-safe.</remarks>
public sealed class SimulatedAws
{
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<(string AccountId, string Region), SimulatedEcs> _locations = [];

    public SimulatedAws(TimeProvider clock, string region = "eu-central-1", string accountId = "123456789012")
        : this(new SimulatedEcs(clock, region, accountId))
    {
    }

    /// <param name="home">The account of callers with long-term credentials, and the Region of requests that specify none.</param>
    public SimulatedAws(SimulatedEcs home)
    {
        Location = home;
        Sts = new SimulatedSts(home.Clock, home.AccountId);
        _locations.Add((home.AccountId, home.Region), home);
        Location.Log.ForwardTo(Log);
        Sts.Log.ForwardTo(Log);
    }

    public SimulatedEcs Location { get; }

    /// <summary>STS. The roles that lead to the other accounts are added here.</summary>
    public SimulatedSts Sts { get; }

    public TimeProvider Clock => Location.Clock;

    /// <summary>Every action in any account and Region, and of STS, in the order served.</summary>
    public ActionLog Log { get; } = new();

    /// <summary>The accounts and Regions used so far, starting with the home account and Region.</summary>
    public IReadOnlyList<SimulatedEcs> Locations
    {
        get
        {
            lock (_gate)
                return [.. _locations.Values];
        }
    }

    /// <summary>Returns the ECS of an account and Region, creating it on first use.</summary>
    public SimulatedEcs At(string accountId, string region)
    {
        lock (_gate)
        {
            if (!_locations.TryGetValue((accountId, region), out var ecs))
            {
                _locations.Add((accountId, region), ecs = new SimulatedEcs(Clock, region, accountId, idSpace: $"{accountId}/{region}/"));
                ecs.Log.ForwardTo(Log);
            }

            return ecs;
        }
    }

    /// <summary>Adds the contents of a scenario: the home account and Region, the other accounts with their roles, and STS.</summary>
    /// <exception cref="InvalidDataException">One of the other accounts is the home account, in the home Region.</exception>
    public void Load(Scenario scenario)
    {
        if (scenario.Accounts.Any(account => (account.AccountId, account.Region) == (Location.AccountId, Location.Region)))
        {
            throw new InvalidDataException(
                $"$.accounts: {Location.AccountId} in {Location.Region} is the home account and Region. Move its content to the top level of the file.");
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

    /// <summary>Serves one ECS action in process, without HTTP, in the account and Region of the credentials.</summary>
    /// <param name="action">The name of the operation, such as <c>UpdateService</c>.</param>
    /// <param name="body">The request as JSON.</param>
    /// <param name="credentials">Null for the home account and Region.</param>
    public EcsResponse Serve(string action, ReadOnlyMemory<byte> body, RequestCredentials? credentials)
    {
        var caller = Sts.Identify(credentials);
        return At(Sts.AccountOf(caller), credentials?.Region ?? Location.Region).Serve(action, body, caller);
    }
}
