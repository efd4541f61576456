using EcsRestart.Results;

namespace EcsRestart.Cli.Output;

/// <summary>Groups equal results so that long lists stay readable.</summary>
internal static class ResultRows
{
    /// <summary>The maximum number of rows without grouping.</summary>
    private const int MaxRows = 30;

    /// <returns>Each item alone or, above the maximum, items grouped by key in the order of their first item.</returns>
    public static IEnumerable<IReadOnlyList<T>> Group<T, TKey>(IReadOnlyList<T> items, Func<T, TKey> key) => items.Count <= MaxRows
        ? items.Select(item => (IReadOnlyList<T>)[item])
        : items.GroupBy(key).Select(group => (IReadOnlyList<T>)[.. group]);

    /// <summary>Returns the names of all results, grouped by cluster.</summary>
    public static string Names(IReadOnlyList<RestartResult> results)
    {
        if (results.Count == 1)
            return ResultText.NameOf(results[0]);

        var clusters = from result in results
                       group ResultText.ServiceOf(result) by ResultText.ClusterOf(result) into cluster
                       select $"{TextFormat.Count(cluster.Count(), Noun(results))} in {cluster.Key}: {string.Join(", ", cluster)}";
        return string.Join('\n', clusters);
    }

    /// <summary>Returns the singular noun for these results.</summary>
    public static string Noun(IReadOnlyList<RestartResult> results) =>
        results.All(result => result.IsTask) ? "task" : results.Any(result => result.IsTask) ? "entry" : "service";
}
