namespace EcsRestart.Simulator;

/// <summary>The tasks of a cluster that RunTask started, and what it did for which client token.</summary>
/// <param name="idSpace">What their ids are made from.</param>
internal sealed class OneTimeTasks(string idSpace)
{
    private readonly IdGenerator _ids = new($"{idSpace}/tasks");
    private readonly List<OneTimeTask> _tasks = [];
    private readonly Dictionary<string, RunTaskCall> _launches = new(StringComparer.Ordinal);

    /// <summary>Those that ECS no longer shows included.</summary>
    public int Started { get; private set; }

    /// <summary>Stopped ones included, as long as ECS shows them.</summary>
    public IEnumerable<OneTimeTask> At(DateTimeOffset now) => _tasks.Where(task => !task.IsForgottenAt(now));

    public string NextId() => _ids.NextHex();

    public RunTaskCall? Find(string? token, DateTimeOffset now) =>
        token is not null && _launches.GetValueOrDefault(token) is { } launch && !launch.IsForgottenAt(now) ? launch : null;

    /// <param name="token">Null: the call gave none.</param>
    public void Add(string? token, RunTaskCall launch)
    {
        _tasks.AddRange(launch.Tasks);
        Started += launch.Tasks.Count;
        if (token is not null)
            _launches[token] = launch;
    }
}
