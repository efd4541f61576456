using EcsRestart.Discovery;
using EcsRestart.Request;

namespace EcsRestart.Cli.Session;

/// <summary>Validates a request without calling AWS: its form, and names that cannot exist in ECS.</summary>
internal static class RequestValidation
{
    /// <param name="payload">The payload after <see cref="PayloadFile.ReplaceContextAttributes"/>.</param>
    /// <param name="region">The Region that every ARN must be in. Null for any.</param>
    public static RequestReading Read(ReadOnlyMemory<byte> payload, string? region) => RequestReader.Read(payload) switch
    {
        RequestReading.Valid(var request) when NameErrors(request, region) is { Count: > 0 } errors => new RequestReading.Invalid(errors),
        var reading => reading,
    };

    private static List<RequestError> NameErrors(RestartRequest request, string? region) =>
    [
        .. TargetResolver.Resolve(request.Services, () => region ?? "")
            .Select((target, index) => (target, index))
            .Where(entry => entry.target is Target.Rejected { Result.Status: ResultStatus.Failed })
            .Select(entry => new RequestError($"$.services[{entry.index}]", ((Target.Rejected)entry.target).Result.Error ?? "")),
        .. from target in TaskTarget.Resolve(request.Tasks, () => region ?? "")
           where target.Fault is not null
           select new RequestError($"$.{target.Task.Place}", target.Fault?.Sentence ?? ""),
    ];
}
