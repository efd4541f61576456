using System.Text.Json;
using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>The metrics in a line of the CloudWatch embedded metric format.</summary>
internal sealed record EmittedMetrics(string Namespace, string Dimension, string DimensionValue, IReadOnlyDictionary<string, double> Values)
{
    private static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Invokes the function and returns the metrics it writes. The output may arrive after the response.</summary>
    public static async Task<EmittedMetrics> OfAsync(FunctionUnderTest function, byte[] payload)
    {
        var before = Lines(function).Length;
        await function.TryInvokeAsync(payload);
        using var patience = new CancellationTokenSource(WaitTimeout, TimeProvider.System);
        while (Lines(function).Length == before)
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, patience.Token);

        return Parse(Assert.Single(Lines(function)[before..]));
    }

    private static string[] Lines(FunctionUnderTest function) =>
        [.. function.Log.Where(line => line.Contains("CloudWatchMetrics", StringComparison.Ordinal))];

    private static EmittedMetrics Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var directive = Assert.Single(root.GetProperty("_aws").GetProperty("CloudWatchMetrics").EnumerateArray().ToArray());
        var dimensions = Assert.Single(directive.GetProperty("Dimensions").EnumerateArray().ToArray());
        var dimension = Assert.Single(dimensions.EnumerateArray().ToArray()).GetString() ?? "";
        var names = directive.GetProperty("Metrics").EnumerateArray().Select(metric => ReportUnderTest.Text(metric, "Name"));
        return new EmittedMetrics(
            ReportUnderTest.Text(directive, "Namespace"),
            dimension,
            ReportUnderTest.Text(root, dimension),
            names.ToDictionary(name => name, name => root.GetProperty(name).GetDouble(), StringComparer.Ordinal));
    }
}
