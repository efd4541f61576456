using EcsRestart.Discovery;
using EcsRestart.Request;

namespace EcsRestart.Cli.Session;

/// <summary>Reads a request and finds what no call could make good: besides what is wrong with its form, names that ECS cannot have.</summary>
internal static class RequestValidation
{
    /// <param name="payload">Keywords replaced (<see cref="PayloadFile.ReplaceContextAttributes"/>).</param>
    /// <param name="region">Where every ARN must be; null: anywhere.</param>
    public static RequestReading Read(ReadOnlyMemory<byte> payload, string? region) => RequestReader.Read(payload) switch
    {
        RequestReading.Valid(var request) when ImpossibleNames(request, region) is { Count: > 0 } errors => new RequestReading.Invalid(errors),
        var reading => reading,
    };

    private static List<RequestError> ImpossibleNames(RestartRequest request, string? region) =>
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
