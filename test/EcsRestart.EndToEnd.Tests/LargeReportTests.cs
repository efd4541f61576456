using System.Text.Json;
using System.Text.RegularExpressions;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Simulator;

namespace EcsRestart.EndToEnd.Tests;

/// <summary>The report must fit the response limit, and the run the memory limit, however long the messages from ECS are.</summary>
public sealed partial class LargeReportTests
{
    private const int Services = 5_000;

    /// <summary>Measured: 155 to 160 MB with 3 reads in flight instead of 5, including 50 MB of mapped files. The goal is 128 MB.</summary>
    private const long MaxPeakBytes = 192 * 1024 * 1024;

    /// <summary>ECS limits calls per Region, so several Regions keep the run short.</summary>
    private static readonly string[] Regions =
    [
        "us-east-1", "us-east-2", "us-west-1", "us-west-2", "eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1", "eu-north-1", "ap-south-1",
    ];

    [Fact]
    public async Task Invoke_5000FailuresWithLongMessages_FitsResponseAndMemory()
    {
        await using var ecs = await FailingEcs.StartAsync();
        using var function = new FunctionUnderTest(TimeProvider.System)
        {
            Environment = new Dictionary<string, string>
            {
                ["AWS_ENDPOINT_URL"] = ecs.Endpoint,
                ["DOTNET_GCTotalPhysicalMemory"] = "10000000", // hexadecimal: 256 MB, as in Lambda by default
            },
        };
        await function.InitializeAsync();
        var payload = Payload();

        var outcome = Assert.IsType<InvocationOutcome.Succeeded>(await function.TryInvokeAsync(payload, timeoutSeconds: 600));
        var peak = function.PeakMemoryBytes;
        await function.DisposeAsync();

        Assert.InRange(peak, 1, MaxPeakBytes);
        using var report = JsonDocument.Parse(outcome.Payload);
        var root = report.RootElement;
        Assert.Equal(Services, root.GetProperty("summary").GetProperty("failed").GetInt32());
        Assert.InRange(payload.Length + outcome.Payload.Length, 0, 6 * 1024 * 1024);
        Assert.InRange(outcome.Payload.Length, (6 * 1024 * 1024) - payload.Length - 20_000, int.MaxValue);
        Assert.Contains(root.GetProperty("warnings").EnumerateArray(), warning => warning.GetString()?.StartsWith("The report was shortened", StringComparison.Ordinal) == true);
        var listed = root.GetProperty("results").GetArrayLength();
        var omitted = root.TryGetProperty("omitted", out var codes) ? codes.EnumerateObject().Sum(code => code.Value.GetInt32()) : 0;
        Assert.Equal(Services, listed + omitted);
        Assert.Equal(Services, function.Log.Select(line => DetailsOf().Match(line)).Where(match => match.Success).Select(match => match.Groups["service"].Value).Distinct().Count());
    }

    [GeneratedRegex("Details of .*prod/(?<service>service-[0-9]+).*events.*could not pull", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex DetailsOf();

    private static byte[] Payload() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        wait = true,
        maxInFlight = Services,
        stopAfterFailures = 0,
        scheduledTime = TimeProvider.System.GetUtcNow().AddMinutes(-1),
        services = Enumerable.Range(0, Services).Select(number => new
        {
            cluster = "prod",
            service = $"service-{number}-{new string('x', 200)}",
            region = Regions[number % Regions.Length],
        }),
    });
}
