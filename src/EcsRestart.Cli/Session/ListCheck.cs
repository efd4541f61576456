using EcsRestart.Lists;
using EcsRestart.Request;
using EcsRestart.Targets;

namespace EcsRestart.Cli.Session;

/// <summary>Reads a list and finds what no run could make good: besides what is wrong with its form, services that are not named or cannot exist.</summary>
internal static class ListCheck
{
    public static ListReading Read(ListContent content)
    {
        var reading = ListReader.Read(content, place: "", new ServiceOptions());
        return reading.Errors.Count > 0 ? reading : reading with { Errors = [.. Impossible(reading)] };
    }

    /// <summary>Finds, too, what the place where the list is to be stored does not hold.</summary>
    public static ListReading ReadToStore(ListContent content, ListSource source)
    {
        var reading = Read(content);
        return reading with { Errors = [.. reading.Errors, .. Twice(reading), .. source is ListSource.OfTable ? NoServices(reading) : []] };
    }

    private static IEnumerable<RequestError> Impossible(ListReading reading) =>
        TargetResolver.Resolve(reading.Services, () => "").Zip(reading.Services)
            .Where(pair => pair.First is Target.Settled)
            .Select(pair => new RequestError(Path(pair.Second), ((Target.Settled)pair.First).Result.Sentence ?? ""))
            .Concat(from target in TaskTarget.Resolve(reading.Tasks, () => "")
                    where target.Fault is not null
                    select new RequestError($"$.{target.Task.Place}", target.Fault?.Sentence ?? ""));

    private static IEnumerable<RequestError> Twice(ListReading reading)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (service, _, place) in TargetResolver.Resolve(reading.Services, () => "").OfType<Target.Named>())
        {
            if (!places.TryAdd(service.ToString(), place))
                yield return new RequestError(Path(place), $"the same service as in {places[service.ToString()]}");
        }
    }

    private static IEnumerable<RequestError> NoServices(ListReading reading) =>
        from kind in new[] { ("select", reading.Select.Count), ("tasks", reading.Tasks.Count) }
        where kind.Item2 > 0
        select new RequestError($"$.{kind.Item1}", "a table holds services only; keep such a list in a parameter");

    private static string Path(ServiceEntry entry) => Path(entry.Place ?? "");

    private static string Path(string place) => place.StartsWith('[') ? $"${place}" : $"$.{place}";
}
