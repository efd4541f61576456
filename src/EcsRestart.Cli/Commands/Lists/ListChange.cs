using EcsRestart.Lists;

namespace EcsRestart.Cli.Commands.Lists;

/// <summary>What makes a list another one.</summary>
internal sealed record ListChange(
    IReadOnlyList<ListedEntry> Added, IReadOnlyList<ListedEntry> Changed, IReadOnlyList<ListedEntry> Removed, int Unchanged)
{
    public bool IsNothing => this is { Added.Count: 0, Changed.Count: 0, Removed.Count: 0 };

    /// <summary>Entries are told by kind and name; of several alike the first pairs with the first.</summary>
    public static ListChange Between(IReadOnlyList<ListedEntry> former, IReadOnlyList<ListedEntry> next)
    {
        var rest = former.ToList();
        var (added, changed, unchanged) = (new List<ListedEntry>(), new List<ListedEntry>(), 0);
        foreach (var entry in next)
        {
            var place = rest.FindIndex(other => other.Kind == entry.Kind && other.Name == entry.Name);
            if (place < 0)
                added.Add(entry);
            else if (rest[place].IsLike(entry))
                unchanged++;
            else
                changed.Add(entry);
            if (place >= 0)
                rest.RemoveAt(place);
        }

        return new ListChange(added, changed, rest, unchanged);
    }
}
