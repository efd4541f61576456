namespace EcsRestart.Simulator;

/// <summary>The tasks that RunTask started in a cluster, and its calls by client token.</summary>
/// <param name="idSpace">The seed for task IDs.</param>
internal sealed class OneTimeTasks(string idSpace)
{
    private readonly IdGenerator _ids = new($"{idSpace}/tasks");
    private readonly List<OneTimeTask> _tasks = [];
    private readonly Dictionary<string, RunTaskCall> _launches = new(StringComparer.Ordinal);

    /// <summary>The number of tasks started, including those that ECS no longer shows.</summary>
    public int Started { get; private set; }

    /// <summary>Includes stopped tasks that ECS still shows.</summary>
    public IEnumerable<OneTimeTask> At(DateTimeOffset now) => _tasks.Where(task => !task.IsExpiredAt(now));

    public string NextId() => _ids.NextHex();

    public RunTaskCall? Find(string? token, DateTimeOffset now) =>
        token is not null && _launches.GetValueOrDefault(token) is { } launch && !launch.IsExpiredAt(now) ? launch : null;

    /// <param name="token">Null when the call specified none.</param>
    public void Add(string? token, RunTaskCall launch)
    {
        _tasks.AddRange(launch.Tasks);
        Started += launch.Tasks.Count;
        if (token is not null)
            _launches[token] = launch;
    }
}
