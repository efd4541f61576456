namespace EcsRestart.Simulator;

internal static class DescribeServiceDeployments
{
    public static Response Serve(SimulatedAccount account, Request request)
    {
        var described = new List<ServiceDeploymentDescription>();
        var failures = new List<Failure>();
        foreach (var arn in ServiceDeploymentLookups.RequireArns(request.ServiceDeploymentArns, "serviceDeploymentArns").Distinct())
        {
            var service = account.FindService(arn);
            var view = service is null ? null : account.ViewOf(service);
            if (view?.ServiceDeployments.FirstOrDefault(deployment => deployment.ServiceDeploymentArn == arn) is not { } found)
                failures.Add(Failure.Missing(arn));
            else if (MissingSource(account, arn) is { } missing)
                failures.Add(Failure.Missing(missing));
            else
                described.Add(found);
        }

        return new(described, failures);
    }

    /// <summary>
    /// Returns the ARN of a source revision older than the records of ECS, or null. Such a deployment cannot be described.
    /// </summary>
    private static string? MissingSource(SimulatedAccount account, string arn)
    {
        var (service, record) = account.RequireRecord(arn);
        return record.Sources.FirstOrDefault(source => !source.IsRecorded) is { } missing
            ? ServiceRevisionSummary.ArnOf(service, missing, account.Arns)
            : null;
    }

    public sealed record Request
    {
        public IReadOnlyList<string>? ServiceDeploymentArns { get; init; }
    }

    public sealed record Response(IReadOnlyList<ServiceDeploymentDescription> ServiceDeployments, IReadOnlyList<Failure> Failures);
}
