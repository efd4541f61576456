namespace EcsRestart.Simulator;

internal static class DescribeServiceRevisions
{
    public static Response Serve(SimulatedAccount account, Request request)
    {
        var found = ServiceDeploymentLookups.RequireArns(request.ServiceRevisionArns, "serviceRevisionArns").Distinct()
            .ToLookup(arn => Find(account, arn) is not null);
        return new(
            [.. found[true].Select(arn => Find(account, arn)).OfType<ServiceRevisionDescription>()],
            [.. found[false].Select(Failure.Missing)]);
    }

    private static ServiceRevisionDescription? Find(SimulatedAccount account, string arn)
    {
        if (account.FindService(arn) is not { } service)
            return null;

        var revisions = service.Records.SelectMany(record => record.Sources.Append(record.Target.Revision));
        return revisions.FirstOrDefault(candidate => candidate.IsRecorded && ServiceRevisionSummary.ArnOf(service, candidate, account.Arns) == arn) is { } revision
            ? ServiceRevisionDescription.From(service, revision, account.Arns)
            : null;
    }

    public sealed record Request
    {
        public IReadOnlyList<string>? ServiceRevisionArns { get; init; }
    }

    public sealed record Response(IReadOnlyList<ServiceRevisionDescription> ServiceRevisions, IReadOnlyList<Failure> Failures);
}
