using EcsRestart.Ecs;

namespace EcsRestart.Report;

/// <summary>A stopped task, reduced to what explains it.</summary>
public sealed record TaskEvidence
{
    /// <summary>Enough for any sentence of ECS's; image pulls that fail quote whole answers of registries.</summary>
    private const int LongestText = 300;

    /// <summary>The task's id.</summary>
    public required string Task { get; init; }

    /// <summary>ECS's code, such as <c>EssentialContainerExited</c>.</summary>
    public string? StopCode { get; init; }

    /// <summary>ECS's words, and the container agent's where it has some.</summary>
    public string? Reason { get; init; }

    /// <summary>The container that made the task stop; null when it was none of them.</summary>
    public string? Container { get; init; }

    /// <summary>That container's exit code; null when it never ran.</summary>
    public int? ExitCode { get; init; }

    internal static string Shorten(string text) => ShortText.Shorten(text, LongestText);

    internal static TaskEvidence Of(StoppedTask task)
    {
        var culprit = task.Containers.FirstOrDefault(container => container.ExitCode is not (null or 0))
            ?? task.Containers.FirstOrDefault(container => !string.IsNullOrEmpty(container.Reason));
        return new()
        {
            Task = task.Id,
            StopCode = task.StopCode,
            Reason = Reasons(task.StoppedReason, culprit?.Reason),
            Container = culprit?.Name,
            ExitCode = culprit?.ExitCode,
        };
    }

    private static string? Reasons(string? ofTask, string? ofContainer)
    {
        var said = new[] { ofTask, ofContainer }.Where(text => !string.IsNullOrWhiteSpace(text)).Distinct(StringComparer.Ordinal).ToArray();
        return said.Length == 0 ? null : Shorten(string.Join("; ", said));
    }
}
