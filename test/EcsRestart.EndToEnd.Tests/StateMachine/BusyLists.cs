using EcsRestart.Lists;
using EcsRestart.Request;

namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>Counts the reads in progress, during which time stands still.</summary>
internal sealed class BusyLists(IServiceLists lists) : IServiceLists
{
    public int ReadsInProgress { get; private set; }

    public async Task<ListAnswer> ReadAsync(ListSource source, CancellationToken cancellationToken)
    {
        ReadsInProgress++;
        try
        {
            return await lists.ReadAsync(source, cancellationToken);
        }
        finally
        {
            ReadsInProgress--;
        }
    }
}
