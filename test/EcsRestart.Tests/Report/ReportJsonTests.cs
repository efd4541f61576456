using System.Text;
using System.Text.Json;
using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Results;
using EcsRestart.StepFunctions;

namespace EcsRestart.Tests.Report;

public sealed class ReportJsonTests
{
    private static readonly DateTimeOffset StartedAt = new(2026, 11, 21, 6, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void Write_FullReport_MatchesStoredJson()
    {
        RestartResult[] results =
        [
            RestartResult.Of("prod", "orders", ResultCode.Restarted, null) with
            {
                DeploymentId = "ecs-svc/2",
                Rollout = RolloutVerification.Completed,
                DurationSeconds = 92.5,
            },
            RestartResult.Of("prod", "billing", ResultCode.Started, null) with
            {
                DeploymentId = "ecs-svc/4",
                Rollout = RolloutVerification.Unverified,
                DurationSeconds = 94,
                Warnings = ["The run ended before the rollout did."],
            },
            RestartResult.Of("prod", "mail", ResultCode.RolledBack, "ECS rolled back to the previous deployment ecs-svc/5.") with
            {
                DeploymentId = "ecs-svc/6",
                ServiceDeployment = "ejGvqq2ilnbKT9qj0vLJe",
                RolledBackBy = RollbackActor.Ecs,
                DurationSeconds = 240.3,
                Diagnosis = new Diagnosis(
                    ["(service mail) (deployment ecs-svc/6) deployment failed: tasks failed to start."],
                    [
                        new TaskEvidence
                        {
                            Task = "7338f5",
                            StopCode = "EssentialContainerExited",
                            Reason = "Essential container in task exited",
                            Container = "app",
                            ExitCode = 1,
                        },
                        new TaskEvidence { Task = "46c2d7" },
                    ]),
            },
            RestartResult.Of(null, "orders", ResultCode.MissingClusterOrService, "Missing cluster/service"),
            RestartResult.Of("prod", "bestellungen-ü", ResultCode.ServiceNotFound, "No service is named \"bestellungen-ü\"."),
        ];
        var duration = TimeSpan.FromSeconds(94.2);

        var text = ReportJson.Write(new RestartReport
        {
            StatusCode = 200,
            Message = ReportText.Summarize(new RunResults(results), duration),
            RunId = "run-1",
            DryRun = false,
            StartedAt = StartedAt,
            DurationSeconds = duration.TotalSeconds,
            Warnings = ["$.colour is not a field."],
            Summary = ReportSummary.Of(new RunResults(results)),
            Results = results,
        });

        Assert.Equal(Stored("full.json"), text);
    }

    [Fact]
    public void Write_Task_WritesExitCodesInsteadOfService()
    {
        RestartResult[] results =
        [
            RestartResult.OfTask("prod", "migrate:7", ResultCode.TaskFailed, "Container app exited with code 1.") with
            {
                DurationSeconds = 75.5,
                Tasks =
                [
                    new TaskReport
                    {
                        Task = "arn:aws:ecs:eu-central-1:123456789012:task/prod/7338f5",
                        LastStatus = "STOPPED",
                        StopCode = "EssentialContainerExited",
                        Reason = "Essential container in task exited",
                        Containers = [new ContainerStatus("app", 1, "OutOfMemoryError: killed"), new ContainerStatus("proxy", 0, null)],
                    },
                ],
            },
            RestartResult.OfTask("prod", "report", ResultCode.TaskStarted, null) with { Tasks = [new TaskReport { Task = "arn:46c2d7" }] },
        ];

        var text = ReportJson.Write(new RestartReport
        {
            StatusCode = 200,
            Message = ReportText.Summarize(new RunResults(results), TimeSpan.FromSeconds(80)),
            RunId = "run-1",
            DryRun = false,
            StartedAt = StartedAt,
            DurationSeconds = 80,
            Summary = ReportSummary.Of(new RunResults(results)),
            Results = results,
        });

        Assert.Equal(Stored("tasks.json"), text);
    }

    [Fact]
    public void Write_Rejection_MatchesStoredJson()
    {
        RequestError[] errors =
        [
            new("$.services[0].cluster", "expected a string, found 7"),
            new("$.wait", "expected true or false, found \"yes\""),
        ];

        var text = ReportJson.Write(new RestartReport
        {
            StatusCode = 400,
            Error = ReportText.Rejection(errors),
            Errors = errors,
            RunId = "run-1",
            StartedAt = StartedAt,
            DurationSeconds = 0,
        });

        Assert.Equal(Stored("rejection.json"), text);
    }

    [Fact]
    public void Write_AllMembers_SurviveRoundTrip()
    {
        var result = RestartResult.OfTask("prod", "migrate:7", ResultCode.TaskFailed, "Container app exited with code 1.") with
        {
            Service = "orders",
            Region = "eu-west-1",
            Account = "123456789012",
            Reason = "as an example",
            DeploymentId = "ecs-svc/2",
            ServiceDeployment = "ejGvqq2ilnbKT9qj0vLJe",
            RolledBackBy = RollbackActor.Other,
            ImagesChanged = true,
            Images = [new("app", "sha256:1", "sha256:2")],
            DeferredTo = "ecs-restart-deferred-1",
            Rollout = RolloutVerification.Unverified,
            Tasks = [new TaskReport { Task = "t", LastStatus = "STOPPED", StopCode = "s", Reason = "r", Containers = [new("app", 1, "r")] }],
            DurationSeconds = 75.5,
            Warnings = ["odd"],
            Diagnosis = new Diagnosis(["e"], [new TaskEvidence { Task = "t", StopCode = "s", Reason = "r", Container = "app", ExitCode = 1 }]),
        };
        var report = new RestartReport
        {
            StatusCode = 200,
            Error = "e",
            Errors = [new("$", "m")],
            Message = "m",
            RunId = "run-1",
            DryRun = true,
            StartedAt = StartedAt,
            DurationSeconds = 1.5,
            Warnings = ["w"],
            Summary = new ReportSummary(1, 2, 3, 4),
            Results = [result],
            Omitted = new Dictionary<string, int>(StringComparer.Ordinal) { ["Halted"] = 7 },
        };
        using var json = JsonDocument.Parse(ReportJson.Write(report));
        var placed = JsonSerializer.SerializeToUtf8Bytes(new IndexedResult(7, result), StepJson.Default.IndexedResult);

        Assert.Empty(Unset(report).Concat(Unset(result)));
        Assert.Equal(
            typeof(RestartReport).GetProperties().Select(property => property.Name).Except([
                nameof(RestartReport.StartedAtText), nameof(RestartReport.FailsInvocation), nameof(RestartReport.IsScheduled), nameof(RestartReport.IsPaused),
            ]).Order(),
            json.RootElement.EnumerateObject().Select(member => $"{char.ToUpperInvariant(member.Name[0])}{member.Name[1..]}").Order());
        Assert.Equivalent(result, JsonSerializer.Deserialize(placed, StepJson.Default.IndexedResult)?.Result, strict: true);
    }

    [Fact]
    public void WriteTo_StateWithReport_ContainsReportOfFunction()
    {
        var report = new RestartReport { StatusCode = 200, RunId = "run-1", StartedAt = StartedAt, DurationSeconds = 1.5 };

        Assert.Equal($$"""{"report":{{Text(report)}}}""", Text(new RunState { Report = report }));
    }

    private static string Text(FunctionResponse response)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
            response.WriteTo(json);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static IEnumerable<string> Unset<T>(T record) =>
        typeof(T).GetProperties().Where(property => property.GetValue(record) is null).Select(property => property.Name);

    private static string Stored(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Report", name)).TrimEnd('\n').ReplaceLineEndings();
}
