namespace EcsRestart.Simulator;

/// <summary>What a service looked like lately: ECS is eventually consistent, and a reader may see that instead of what it is now.</summary>
/// <remarks>Between two changes a service looks the same, so it is enough to look after each.</remarks>
internal sealed class ViewHistory(TimeSpan lag, Func<ServiceView> look)
{
    private readonly List<(DateTimeOffset VisibleAt, ServiceView View)> _views = [];

    /// <summary>Takes what the service is now for what it has long been.</summary>
    public void RecordInitialState() => _views.Add((DateTimeOffset.MinValue, look()));

    public void Record(DateTimeOffset now)
    {
        _views.RemoveRange(0, Math.Max(0, _views.FindLastIndex(view => view.VisibleAt <= now)));
        _views.Add((now + lag, look()));
    }

    /// <summary>Null: nobody can know of the service yet.</summary>
    public ServiceView? Seen(DateTimeOffset now) => _views.FindLast(view => view.VisibleAt <= now).View;
}
