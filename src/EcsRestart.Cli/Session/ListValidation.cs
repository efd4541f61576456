using EcsRestart.Discovery;
using EcsRestart.Lists;
using EcsRestart.Request;

namespace EcsRestart.Cli.Session;

/// <summary>Reads a list and finds what no run could make good: besides what is wrong with its form, services that are not named or cannot exist.</summary>
internal static class ListValidation
{
    /// <param name="region">Where every ARN must be; empty: anywhere.</param>
    public static ParsedList Read(ListContent content, string region = "")
    {
        var reading = ListReader.Read(content, place: "", new ServiceOptions());
        return reading.Errors.Count > 0 ? reading : reading with { Errors = [.. Impossible(reading, region)] };
    }

    /// <summary>Also finds services that are listed twice, which a list should not store.</summary>
    public static ParsedList ReadToStore(ListContent content, string region)
    {
        var reading = Read(content, region);
        return reading with { Errors = [.. reading.Errors, .. Twice(reading)] };
    }

    private static IEnumerable<RequestError> Impossible(ParsedList reading, string region) =>
        TargetResolver.Resolve(reading.Services, () => region).Zip(reading.Services)
            .Where(pair => pair.First is Target.Rejected)
            .Select(pair => new RequestError(Path(pair.Second), ((Target.Rejected)pair.First).Result.Message ?? ""))
            .Concat(from target in TaskTarget.Resolve(reading.Tasks, () => region)
                    where target.Fault is not null
                    select new RequestError($"$.{target.Task.Place}", target.Fault?.Sentence ?? ""));

    private static IEnumerable<RequestError> Twice(ParsedList reading)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (service, _, place) in TargetResolver.Resolve(reading.Services, () => "").OfType<Target.Named>())
        {
            if (!places.TryAdd(service.ToString(), place))
                yield return new RequestError(Path(place), $"the same service as in {places[service.ToString()]}");
        }
    }

    private static string Path(ServiceEntry entry) => Path(entry.Place ?? "");

    private static string Path(string place) => place.StartsWith('[') ? $"${place}" : $"$.{place}";
}
