using EcsRestart.Discovery;
using EcsRestart.Lists;
using EcsRestart.Request;

namespace EcsRestart.Cli.Session;

/// <summary>Validates a list without calling AWS: its form, and services that are missing or cannot exist.</summary>
internal static class ListValidation
{
    /// <param name="region">The Region that every ARN must be in. Empty for any.</param>
    public static ParsedList Read(ListContent content, string region = "")
    {
        var reading = ListReader.Read(content, place: "", new ServiceOptions());
        return reading.Errors.Count > 0 ? reading : reading with { Errors = [.. Unresolvable(reading, region)] };
    }

    /// <summary>Also finds duplicate services, which should not be stored.</summary>
    public static ParsedList ReadToStore(ListContent content, string region)
    {
        var reading = Read(content, region);
        return reading with { Errors = [.. reading.Errors, .. Duplicates(reading)] };
    }

    private static IEnumerable<RequestError> Unresolvable(ParsedList reading, string region) =>
        TargetResolver.Resolve(reading.Services, () => region).Zip(reading.Services)
            .Where(pair => pair.First is Target.Rejected)
            .Select(pair => new RequestError(Path(pair.Second), ((Target.Rejected)pair.First).Result.Message ?? ""))
            .Concat(from target in TaskTarget.Resolve(reading.Tasks, () => region)
                    where target.Fault is not null
                    select new RequestError($"$.{target.Task.Place}", target.Fault?.Sentence ?? ""));

    private static IEnumerable<RequestError> Duplicates(ParsedList reading)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (service, _, place) in TargetResolver.Resolve(reading.Services, () => "").OfType<Target.Named>())
        {
            if (!paths.TryAdd(service.ToString(), place))
                yield return new RequestError(Path(place), $"the same service as in {paths[service.ToString()]}");
        }
    }

    private static string Path(ServiceEntry entry) => Path(entry.Place ?? "");

    private static string Path(string place) => place.StartsWith('[') ? $"${place}" : $"$.{place}";
}
