using EcsRestart.Request;

namespace EcsRestart.Lists;

/// <summary>Lists of services that are kept outside the request. Expected trouble is a value, only cancellation is thrown.</summary>
public interface IServiceLists
{
    /// <summary>Reads a list whole, as it is now.</summary>
    Task<ListAnswer> ReadAsync(ListSource source, CancellationToken cancellationToken);
}
