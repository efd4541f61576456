using EcsRestart.Report;

namespace EcsRestart.Cli.Output;

/// <summary>Keeps long lists readable: what many services have in common is said once.</summary>
internal static class Alike
{
    /// <summary>As many rows as a person still reads one by one.</summary>
    private const int MostRows = 30;

    /// <returns>Each item by itself; of many items those with the same key together, in the order of their first.</returns>
    public static IEnumerable<IReadOnlyList<T>> Group<T, TKey>(IReadOnlyList<T> items, Func<T, TKey> key) => items.Count <= MostRows
        ? items.Select(item => (IReadOnlyList<T>)[item])
        : items.GroupBy(key).Select(group => (IReadOnlyList<T>)[.. group]);

    /// <summary>The names of all.</summary>
    public static string Names(IReadOnlyList<RestartResult> alike)
    {
        var names = string.Join(", ", alike.Select(ResultWords.NameOf));
        return alike.Count == 1 ? names : $"{ReportText.Count(alike.Count, "service")}: {names}";
    }
}
