using EcsRestart.Lists;
using EcsRestart.Request;

namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>Counts the reads under way, so that time stands still meanwhile.</summary>
internal sealed class BusyLists(IServiceLists lists) : IServiceLists
{
    public int ReadsUnderWay { get; private set; }

    public async Task<ListAnswer> ReadAsync(ListSource source, CancellationToken cancellationToken)
    {
        ReadsUnderWay++;
        try
        {
            return await lists.ReadAsync(source, cancellationToken);
        }
        finally
        {
            ReadsUnderWay--;
        }
    }
}
