using System.Text;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Lists;

namespace EcsRestart.Cli.Commands.Lists;

/// <summary>Writes a list into a parameter: one call, so that it is written whole or not at all.</summary>
internal sealed class ParameterUpdate(ListSession session, ListSource.OfParameter source, PutChoice choice, Screen screen)
{
    /// <summary>Of a standard parameter, in bytes (AWS Systems Manager User Guide, "Managing parameter tiers").</summary>
    private const int LargestStandard = 4_096;

    /// <summary>Of an advanced parameter.</summary>
    private const int LargestAdvanced = 8_192;

    public async Task<int> RunAsync(string text, IReadOnlyList<ListedEntry> entries, Interrupt interrupt)
    {
        var stored = await session.FindAsync(source, interrupt.Asked);
        var isList = stored is ListContent.Written { IsList: true };
        var value = isList ? AsStringList(text, entries) : text;
        var size = Encoding.UTF8.GetByteCount(value);
        CheckSize(size);

        var change = ListChange.Between(Former(stored), entries);
        var isSame = stored is ListContent.Written { Value: var former } && former == value;
        if (!isSame && !choice.DryRun)
            ListSession.Demand(await session.Store.PutAsync(source, value, isList, stored is null, size > LargestStandard, interrupt.CutOff));
        ListChangeView.Write(screen, source, change, isWritten: !isSame && !choice.DryRun, isOther: !isSame, choice.Format);
        return ExitCodes.Fine;
    }

    private IReadOnlyList<ListedEntry> Former(ListContent? stored)
    {
        if (stored is null)
            return [];

        var reading = ListCheck.Read(stored);
        if (reading.Errors.Count == 0)
            return ListEntries.Of(stored, reading);

        if (stored is ListContent.Secret)
            throw new CommandFailure(ExitCodes.BadRequestOrUsage, $"{source.Name} is a SecureString: a list of services is no secret, and a parameter keeps its type. Delete it first, or use another name.");

        screen.Say($"What is in {source.Name} now is no list; all of it is replaced.");
        return [];
    }

    private string AsStringList(string text, IReadOnlyList<ListedEntry> entries) => text.StartsWith('{')
        ? throw new CommandFailure(ExitCodes.BadRequestOrUsage, $"{source.Name} is a StringList, which holds no JSON, and a parameter keeps its type. Delete it first, or use another name.")
        : string.Join(',', entries.Select(entry => entry.Json["cluster"] is { } cluster ? $"{cluster}/{entry.Json["service"]}" : $"{entry.Json["service"]}"));

    private void CheckSize(int size)
    {
        if (size > LargestAdvanced)
            throw TooLarge(size, $"a parameter holds {LargestAdvanced:N0} at most: split the list, or keep it in a table");
        if (size > LargestStandard && !choice.Advanced)
            throw TooLarge(size, $"a standard parameter holds {LargestStandard:N0}: give --advanced (it costs money), split the list, or keep it in a table");
    }

    private static CommandFailure TooLarge(int size, string limit) => new(ExitCodes.BadRequestOrUsage, $"The list has {size:N0} bytes; {limit}. Nothing was written.");
}
