using EcsRestart.Results;

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

    /// <summary>The names of all, cluster by cluster.</summary>
    public static string Names(IReadOnlyList<RestartResult> alike)
    {
        if (alike.Count == 1)
            return ResultWords.NameOf(alike[0]);

        var clusters = from result in alike
                       group ResultWords.ServiceOf(result) by ResultWords.ClusterOf(result) into cluster
                       select $"{ShortText.Count(cluster.Count(), Thing(alike))} of {cluster.Key}: {string.Join(", ", cluster)}";
        return string.Join('\n', clusters);
    }

    /// <summary>What these results are of, in the singular.</summary>
    public static string Thing(IReadOnlyList<RestartResult> results) =>
        results.All(result => result.IsOfTask) ? "task" : results.Any(result => result.IsOfTask) ? "entry" : "service";
}
