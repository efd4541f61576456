using EcsRestart.Discovery;
using EcsRestart.Results;

namespace EcsRestart.Plan;

/// <summary>Creates the result of a selection that matches no service, which fails because a restart was expected.</summary>
internal static class NoMatch
{
    public static RestartResult Of(Target.Selected selected) => RestartResult.Of(
        selected.Selection.Cluster, selected.Selection.Service.Pattern, ResultCode.ServiceNotFound, $"{selected.Place} matches no service. {Why(selected)}")
        .In(selected.Selection.Options.Location);

    private static string Why(Target.Selected selected)
    {
        if (selected.Listed == 0)
            return $"ECS listed no services for cluster {TextFormat.Quote(selected.Selection.Cluster)} of {selected.Selection.Options.Location.Description}.";

        var listed = TextFormat.Count(selected.Listed, "service");
        if (selected.Candidates.Count == 0)
            return $"ECS listed {listed} in {TextFormat.Quote(selected.Selection.Cluster)}, but no name matches \"service\" and \"exclude\".";

        var tags = string.Join(", ", selected.Selection.Tags.Select(tag => $"{tag.Key}={tag.Value}"));
        return $"ECS listed {listed} in {TextFormat.Quote(selected.Selection.Cluster)} and {selected.Candidates.Count:N0} matched by name, but none has the tags {TextFormat.Shorten(tags)}.";
    }
}
