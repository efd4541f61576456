using EcsRestart.Results;

namespace EcsRestart.Cli.Output;

/// <summary>Keeps long lists readable: what many services have in common is said once.</summary>
internal static class ResultRows
{
    /// <summary>As many rows as a person still reads one by one.</summary>
    private const int MaxRows = 30;

    /// <returns>Each item by itself; of many items those with the same key together, in the order of their first.</returns>
    public static IEnumerable<IReadOnlyList<T>> Group<T, TKey>(IReadOnlyList<T> items, Func<T, TKey> key) => items.Count <= MaxRows
        ? items.Select(item => (IReadOnlyList<T>)[item])
        : items.GroupBy(key).Select(group => (IReadOnlyList<T>)[.. group]);

    /// <summary>The names of all, cluster by cluster.</summary>
    public static string Names(IReadOnlyList<RestartResult> alike)
    {
        if (alike.Count == 1)
            return ResultText.NameOf(alike[0]);

        var clusters = from result in alike
                       group ResultText.ServiceOf(result) by ResultText.ClusterOf(result) into cluster
                       select $"{TextFormat.Count(cluster.Count(), Thing(alike))} of {cluster.Key}: {string.Join(", ", cluster)}";
        return string.Join('\n', clusters);
    }

    /// <summary>What these results are of, in the singular.</summary>
    public static string Thing(IReadOnlyList<RestartResult> results) =>
        results.All(result => result.IsTask) ? "task" : results.Any(result => result.IsTask) ? "entry" : "service";
}
