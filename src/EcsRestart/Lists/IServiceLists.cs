using EcsRestart.Request;

namespace EcsRestart.Lists;

/// <summary>Reads lists of services that are stored outside the request. Returns expected failures; throws only on cancellation.</summary>
public interface IServiceLists
{
    /// <summary>Reads all entries of a list.</summary>
    Task<ListAnswer> ReadAsync(ListSource source, CancellationToken cancellationToken);
}
