using System.Text.Encodings.Web;
using System.Text.Json;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Tests.Report;

public sealed class ReportBudgetTests
{
    private const int Room = 20_000;
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, 1_000, 6 * 1024 * 1024 - 1_000)]
    [InlineData("", 0, 6 * 1024 * 1024)]
    [InlineData("-5", 0, 6 * 1024 * 1024)]
    [InlineData("250000", 1_000, 249_000)]
    [InlineData("250000", 300_000, 0)]
    public void From_Variable_SubtractsRequestSize(string? value, int requestBytes, int left)
    {
        var budget = ReportBudget.From(value, requestBytes);

        Assert.True(budget.Evidence.Reserve(left / 2)); // characters, which take 2 bytes in memory
        Assert.False(budget.Evidence.Reserve(1));
    }

    [Fact]
    public void Fit_SmallReport_ReturnsSameReport()
    {
        var report = Of(Failed(0, length: 100));

        Assert.Same(report, new ReportBudget(Room).Fit(report));
        Assert.Same(report, new ReportBudget(maxBytes: null).Fit(report));
    }

    [Theory]
    [InlineData(4, 300, "events tasks", "")]
    [InlineData(8, 300, "tasks", "")]
    [InlineData(30, 300, "", "")]
    [InlineData(200, 300, "", "RolledBack")]
    [InlineData(5_000, 300, "", "RolledBack")]
    [InlineData(60, 290, "", "RolledBack", "\u0001\"\\\u202e…")]
    public void Fit_LargeReport_KeepsEvidenceOfFirstResults(int services, int length, string keeps, string omits, string text = "x")
    {
        var report = Of([.. Enumerable.Range(0, services).Select(number => Failed(number, length, text))]);

        var fitted = new ReportBudget(Room).Fit(report);

        Assert.InRange(SizeOf(fitted), Room / 2, Room);
        Assert.Equal(report.Summary, fitted.Summary);
        Assert.Equal(report.Failures, fitted.Failures);
        Assert.Contains("was shortened to 20,000 bytes", Assert.Single(fitted.Warnings ?? []), StringComparison.Ordinal);
        Assert.Equal(services, fitted.Results?.Count + (fitted.Omitted?.Values.Sum() ?? 0));
        Assert.Equal(omits, string.Join(' ', fitted.Omitted?.Keys ?? []));
        Assert.Equal("service-0", fitted.Results?[0].Service);
        var last = fitted.Results?[^1].Diagnosis;
        if (keeps.Contains("tasks", StringComparison.Ordinal))
            Assert.NotEmpty(fitted.Results?[0].Diagnosis?.StoppedTasks ?? []);
        Assert.True(last is null || last.Events.Count == 0);
    }

    [Fact]
    public void Fit_TooManyResults_DropsSuccessfulThenSkippedThenFailed()
    {
        ResultCode[] codes = [ResultCode.RolledBack, ResultCode.Restarted, ResultCode.Halted, ResultCode.Restarted];
        var report = Of([.. Enumerable.Range(0, 200).Select(number => RestartResult.Of("prod", $"service-{number:D3}", codes[number % 4], new string('x', 100)))]);

        var fitted = new ReportBudget(Room).Fit(report);

        var omitted = fitted.Omitted ?? new Dictionary<string, int>();
        Assert.Equal(100, omitted["Restarted"]);
        Assert.InRange(omitted["Halted"], 1, 49);
        Assert.DoesNotContain("RolledBack", omitted.Keys);
        Assert.Equal(fitted.Results?.OrderBy(result => result.Service, StringComparer.Ordinal), fitted.Results);
    }

    [Theory]
    [InlineData(3_000)]
    [InlineData(0)]
    public void Fit_RequestNearLimit_KeepsCounts(int maxBytes)
    {
        var report = Of([.. Enumerable.Range(0, 50).Select(number => Failed(number, 300))]) with { Warnings = [.. Enumerable.Repeat(new string('w', 900), 100)] };

        var fitted = new ReportBudget(maxBytes).Fit(report);

        Assert.InRange(SizeOf(fitted), 1, 3_000);
        Assert.Equal(50, fitted.Summary?.Failed);
        Assert.Equal(50, fitted.Omitted?["RolledBack"]);
    }

    [Fact]
    public void Fit_ManyLongErrors_KeepsFirstErrors()
    {
        var errors = Enumerable.Range(0, 100).Select(number => new RequestError($"$.{number}{new string('p', 600)}", new string('m', 600))).ToArray();

        var fitted = new ReportBudget(Room).Fit(RestartReport.Rejected("run-1", Start, errors));

        Assert.InRange(SizeOf(fitted), 1, Room);
        Assert.Equal(400, fitted.StatusCode);
        Assert.StartsWith("$.0p", fitted.Errors?[0].Path, StringComparison.Ordinal);
    }

    private static RestartResult Failed(int number, int length, string text = "x")
    {
        var longText = string.Concat(Enumerable.Repeat(text, length / text.Length + 1))[..length];
        return RestartResult.Of("prod", $"service-{number}", ResultCode.RolledBack, longText) with
        {
            Diagnosis = new Diagnosis(
                [.. Enumerable.Repeat(longText, 10)],
                [.. Enumerable.Range(0, 5).Select(task => new TaskEvidence { Task = $"task-{task}", Reason = longText })]),
        };
    }

    private static RestartReport Of(params RestartResult[] results) =>
        RestartReport.Of("run-1", new RestartRequest(), Start, TimeSpan.FromSeconds(94), [], new RunResults(results));

    private static int SizeOf(RestartReport report)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            report.WriteTo(json);
        return (int)bytes.Length;
    }
}
