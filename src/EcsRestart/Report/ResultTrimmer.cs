using EcsRestart.Results;

namespace EcsRestart.Report;

/// <summary>
/// Shortens results until they fit into a number of bytes of JSON. The least useful details go first: events, stopped tasks, long texts.
/// Then whole results go: successful, then skipped, then failed. Each step starts with the last results.
/// </summary>
internal sealed class ResultTrimmer
{
    private static readonly Func<RestartResult, RestartResult>[] Steps = [WithoutEvents, WithoutStoppedTasks, WithShortTexts];

    private readonly ByteCounter _counter = new();
    private readonly RestartResult?[] _results;
    private readonly int[] _sizes;
    private readonly int _overhead;
    private long _size;

    /// <param name="results">In the order of the report.</param>
    /// <param name="overhead">Bytes around each result, including its comma.</param>
    public ResultTrimmer(IReadOnlyList<RestartResult> results, int overhead)
    {
        _results = [.. results];
        _overhead = overhead;
        _sizes = [.. results.Select(SizeOf)];
        _size = _sizes.Sum(size => (long)size);
    }

    /// <summary>The remaining results at their original positions; null for a dropped result.</summary>
    public IReadOnlyList<RestartResult?> Results => _results;

    /// <summary>The number of results that lost details but were kept.</summary>
    public int Shortened { get; private set; }

    /// <param name="mayDrop">True for a result that may be dropped.</param>
    public void TrimToSize(long maxBytes, Func<RestartResult, bool> mayDrop)
    {
        RestartResult?[] before = [.. _results];
        foreach (var step in Steps)
            Shorten(step, maxBytes);
        foreach (var position in DropOrder(mayDrop).TakeWhile(_ => _size > maxBytes))
            Replace(position, null);
        Shortened += _results.Zip(before).Count(pair => pair.First is not null && !ReferenceEquals(pair.First, pair.Second));
    }

    private void Shorten(Func<RestartResult, RestartResult> step, long maxBytes)
    {
        for (var position = _results.Length - 1; position >= 0 && _size > maxBytes; position--)
        {
            if (_results[position] is { } result && step(result) is var shorter && !ReferenceEquals(shorter, result))
                Replace(position, shorter);
        }
    }

    private IEnumerable<int> DropOrder(Func<RestartResult, bool> mayDrop) =>
        from position in Enumerable.Range(0, _results.Length).ToArray()
        let result = _results[position]
        where result is not null && mayDrop(result)
        orderby result.Status, position descending
        select position;

    private void Replace(int position, RestartResult? result)
    {
        var size = result is null ? 0 : SizeOf(result);
        _size += size - _sizes[position];
        _sizes[position] = size;
        _results[position] = result;
    }

    private int SizeOf(RestartResult result) => ReportJson.SizeOf(result, _counter) + _overhead;

    private static RestartResult WithoutEvents(RestartResult result) =>
        result.Diagnosis is { Events.Count: > 0 } diagnosis ? With(result, diagnosis with { Events = [] }) : result;

    private static RestartResult WithoutStoppedTasks(RestartResult result) =>
        result.Diagnosis is { StoppedTasks.Count: > 0 } diagnosis ? With(result, diagnosis with { StoppedTasks = [] }) : result;

    private static RestartResult With(RestartResult result, Diagnosis diagnosis) =>
        result with { Diagnosis = diagnosis.Events.Count + diagnosis.StoppedTasks.Count > 0 ? diagnosis : null };

    private static RestartResult WithShortTexts(RestartResult result)
    {
        string?[] texts = [result.Reason, result.Error, .. result.Warnings ?? [], .. (result.Tasks ?? []).SelectMany(Texts)];
        return texts.OfType<string>().All(TextFormat.IsBrief)
            ? result
            : result with
            {
                Reason = ShortOrNull(result.Reason),
                Error = ShortOrNull(result.Error),
                Warnings = result.Warnings is { } warnings ? [.. warnings.Select(TextFormat.Brief)] : null,
                Tasks = result.Tasks is { } tasks ? [.. tasks.Select(WithShortTexts)] : null,
            };
    }

    private static IEnumerable<string?> Texts(TaskReport task) => [task.Reason, .. (task.Containers ?? []).Select(container => container.Reason)];

    private static TaskReport WithShortTexts(TaskReport task) => task with
    {
        Reason = ShortOrNull(task.Reason),
        Containers = task.Containers is { } containers ? [.. containers.Select(container => container with { Reason = ShortOrNull(container.Reason) })] : null,
    };

    private static string? ShortOrNull(string? text) => text is null ? null : TextFormat.Brief(text);
}
