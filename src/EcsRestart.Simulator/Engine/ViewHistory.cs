namespace EcsRestart.Simulator;

/// <summary>Recent views of a service. ECS is eventually consistent, so readers may see an older view.</summary>
/// <remarks>The view only changes with the service, so it is enough to record it after each change.</remarks>
internal sealed class ViewHistory(TimeSpan lag, Func<ServiceView> view)
{
    private readonly List<(DateTimeOffset VisibleAt, ServiceView View)> _views = [];

    /// <summary>Records the current view as if the service had always been in this state.</summary>
    public void RecordInitialState() => _views.Add((DateTimeOffset.MinValue, view()));

    public void Record(DateTimeOffset now)
    {
        _views.RemoveRange(0, Math.Max(0, _views.FindLastIndex(view => view.VisibleAt <= now)));
        _views.Add((now + lag, view()));
    }

    /// <summary>Returns the view that readers see now. Null when the service is not visible yet.</summary>
    public ServiceView? VisibleAt(DateTimeOffset now) => _views.FindLast(view => view.VisibleAt <= now).View;
}
