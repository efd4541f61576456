using System.Text.Json;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Lists;

namespace EcsRestart.Cli.Commands.Lists;

/// <summary>Writes a list into a table, item by item: first what is new or changed, then it removes what is no longer listed.</summary>
internal sealed class TableUpdate(ListSession session, ListSource.OfTable source, PutChoice choice, Screen screen)
{
    private int _put;
    private int _removed;

    public async Task<int> RunAsync(IReadOnlyList<ListedEntry> entries, Interrupt interrupt)
    {
        var stored = await session.ReadAsync(source, interrupt.Asked);
        var change = ListChange.Between(ListEntries.Of(stored, ListCheck.Read(stored)), entries);
        var isStopped = !choice.DryRun && !await WriteAsync(change, interrupt);
        if (isStopped)
        {
            screen.Say($"Interrupted: {Progress(change)}");
            return ExitCodes.Interrupted;
        }

        ListChangeView.Write(screen, source, change, isWritten: !change.IsNothing && !choice.DryRun, isOther: !change.IsNothing, choice.Format);
        return ExitCodes.Fine;
    }

    /// <returns>False: the user stopped it in between.</returns>
    private async Task<bool> WriteAsync(ListChange change, Interrupt interrupt)
    {
        foreach (var entry in change.Added.Concat(change.Changed))
        {
            if (interrupt.Asked.IsCancellationRequested)
                return false;

            Demand(await session.Store.PutAsync(source, ToItem(entry), interrupt.CutOff), change);
            _put++;
        }

        foreach (var entry in change.Removed)
        {
            if (interrupt.Asked.IsCancellationRequested)
                return false;

            Demand(await session.Store.DeleteAsync(source, entry.Name, interrupt.CutOff), change);
            _removed++;
        }

        return true;
    }

    private void Demand(ListFailure? failure, ListChange change)
    {
        if (failure is not null)
            throw new CommandFailure(ListSession.ExitCode(failure), $"{ListSession.Sentence(failure)} {Progress(change)}");
    }

    private string Progress(ListChange change) =>
        $"Of {change.Added.Count + change.Changed.Count:N0} items to write {_put:N0} are written, of {change.Removed.Count:N0} to remove {_removed:N0} are removed. "
        + "The same command goes on from there.";

    private static ListItem ToItem(ListedEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Json.ToJsonString());
        return new ListItem(entry.Name, document.RootElement.Clone());
    }
}
