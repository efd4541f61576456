using EcsRestart.Benchmarks;

string[] known = ["--quick", "cold", "paced", "virtual", "large"];
var options = args.ToHashSet(StringComparer.Ordinal);
if (options.FirstOrDefault(option => !known.Contains(option)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"Unknown argument {unknown}. Expected --quick and any of cold, paced, virtual, large (default: all).");
    return 2;
}

var quick = options.Remove("--quick");
var page = new PerformancePage(Repository.Root, quick);
var wanted = options.Count > 0 ? options : [.. known[1..]];
var published = Directory.CreateTempSubdirectory("ecs-restart-benchmarks-");
try
{
    var processes = wanted.SetEquals(["virtual"]) ? [] : await Contestants.PrepareAsync(published.FullName);
    if (wanted.Contains("cold"))
        page.Write("cold", await ColdStarts.MeasureAsync(processes, runs: quick ? 3 : 11), page.WriteChart);
    if (wanted.Contains("virtual"))
        page.Write("virtual", LargeEstate.Measure());
    if (wanted.Contains("paced"))
        page.Write("paced", await PacedRuns.MeasureAsync(processes, runs: quick ? 1 : 3));
    if (wanted.Contains("large"))
        page.Write("large", await LargeRequest.MeasureAsync(processes, quick));
}
finally
{
    published.Delete(recursive: true);
}

return 0;
