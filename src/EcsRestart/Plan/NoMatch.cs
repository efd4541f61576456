using EcsRestart.Discovery;
using EcsRestart.Results;

namespace EcsRestart.Plan;

/// <summary>The result of a selection that means no service: somebody expected one to be restarted.</summary>
internal static class NoMatch
{
    public static RestartResult Of(Target.Selected selected) => RestartResult.Of(
        selected.Selection.Cluster, selected.Selection.Service.Pattern, ResultCode.ServiceNotFound, $"{selected.Place} finds no service. {Why(selected)}")
        .In(selected.Selection.Options.Location);

    private static string Why(Target.Selected selected)
    {
        if (selected.Listed == 0)
            return $"ECS lists none in {TextFormat.Quote(selected.Selection.Cluster)} of {selected.Selection.Options.Location.Description}.";

        var listed = TextFormat.Count(selected.Listed, "service");
        if (selected.Candidates.Count == 0)
            return $"Of {listed} in {TextFormat.Quote(selected.Selection.Cluster)} no name suits \"service\" and \"exclude\".";

        var tags = string.Join(", ", selected.Selection.Tags.Select(tag => $"{tag.Key}={tag.Value}"));
        return $"Of {listed} in {TextFormat.Quote(selected.Selection.Cluster)} {selected.Candidates.Count:N0} suit by name, but none has {TextFormat.Shorten(tags)}.";
    }
}
