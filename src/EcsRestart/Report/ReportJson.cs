using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EcsRestart.Ecs;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Report;

/// <summary>
/// Writes the report as JSON. The members are written by hand: serializer metadata, especially for enums and nullable numbers, is
/// compiled at run time and lengthens every cold start. The steps of the state machine exchange the same JSON.
/// </summary>
public static class ReportJson
{
    private static readonly JsonWriterOptions AsTheFunctionWrites = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the report as indented JSON for a terminal or a file.</summary>
    public static string Write(RestartReport report)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(json, report);
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    internal static void Write(Utf8JsonWriter json, RestartReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("statusCode", report.StatusCode);
        json.WriteGiven("error", report.Error);
        json.WriteGiven("errors", report.Errors, Write);
        json.WriteGiven("message", report.Message);
        json.WriteString("runId", report.RunId);
        if (report.DryRun is { } dryRun)
            json.WriteBoolean("dryRun", dryRun);
        json.WriteString("startedAt", report.StartedAtText);
        json.WriteNumber("durationSeconds", report.DurationSeconds);
        json.WriteGiven("warnings", report.Warnings);
        if (report.Summary is { } summary)
            Write(json, summary);
        json.WriteGiven("failures", report.Failures);
        json.WriteGiven("results", report.Results, Write);
        if (report.Omitted is { } omitted)
            Write(json, omitted);
        json.WriteEndObject();
    }

    /// <summary>Returns the warnings and the diagnosis of a result as one JSON object.</summary>
    internal static string WriteDetails(RestartResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, AsTheFunctionWrites))
        {
            json.WriteStartObject();
            json.WriteGiven("warnings", result.Warnings);
            if (result.Diagnosis is { } diagnosis)
                Write(json, diagnosis);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Returns the size of the report in bytes, as the function writes it.</summary>
    internal static long SizeOf(RestartReport report)
    {
        var counter = new ByteCounter();
        using (var json = new Utf8JsonWriter(counter, AsTheFunctionWrites))
            Write(json, report);
        return counter.Count;
    }

    /// <inheritdoc cref="SizeOf(RestartReport)"/>
    internal static int SizeOf(RestartResult result, ByteCounter counter)
    {
        var before = counter.Count;
        using (var json = new Utf8JsonWriter(counter, AsTheFunctionWrites))
            Write(json, result);
        return (int)(counter.Count - before);
    }

    internal static void Write(Utf8JsonWriter json, RestartResult result)
    {
        json.WriteStartObject();
        json.WriteGiven("cluster", result.Cluster);
        json.WriteGiven("service", result.Service);
        json.WriteGiven("region", result.Region);
        json.WriteGiven("account", result.Account);
        json.WriteGiven("taskDefinition", result.TaskDefinition);
        json.WriteString("status", NameOf(result.Status));
        json.WriteString("code", result.Code.Name);
        json.WriteGiven("reason", result.Reason);
        json.WriteGiven("error", result.Error);
        json.WriteGiven("deploymentId", result.DeploymentId);
        json.WriteGiven("serviceDeployment", result.ServiceDeployment);
        if (result.RolledBackBy is { } actor)
            json.WriteString("rolledBackBy", NameOf(actor));
        if (result.ImagesChanged is { } changed)
            json.WriteBoolean("imagesChanged", changed);
        json.WriteGiven("images", result.Images, Write);
        json.WriteGiven("deferredTo", result.DeferredTo);
        if (result.Rollout is { } rollout)
            json.WriteString("rollout", NameOf(rollout));
        json.WriteGiven("tasks", result.Tasks, Write);
        if (result.DurationSeconds is { } seconds)
            json.WriteNumber("durationSeconds", seconds);
        json.WriteGiven("warnings", result.Warnings);
        if (result.Diagnosis is { } diagnosis)
            Write(json, diagnosis);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RequestError error)
    {
        json.WriteStartObject();
        json.WriteString("path", error.Path);
        json.WriteString("message", error.Message);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReportSummary summary)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("success", summary.Success);
        json.WriteNumber("skipped", summary.Skipped);
        json.WriteNumber("failed", summary.Failed);
        json.WriteNumber("unverified", summary.Unverified);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, int> omitted)
    {
        json.WriteStartObject("omitted");
        foreach (var (code, number) in omitted)
            json.WriteNumber(code, number);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ImageChange change)
    {
        json.WriteStartObject();
        json.WriteString("container", change.Container);
        json.WriteString("from", change.From);
        json.WriteString("to", change.To);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TaskReport task)
    {
        json.WriteStartObject();
        json.WriteString("task", task.Task);
        json.WriteGiven("lastStatus", task.LastStatus);
        json.WriteGiven("stopCode", task.StopCode);
        json.WriteGiven("reason", task.Reason);
        json.WriteGiven("containers", task.Containers, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ContainerStatus container)
    {
        json.WriteStartObject();
        json.WriteString("name", container.Name);
        json.WriteGiven("exitCode", container.ExitCode);
        json.WriteGiven("reason", container.Reason);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Diagnosis diagnosis)
    {
        json.WriteStartObject("diagnosis");
        json.WriteGiven("events", diagnosis.Events);
        json.WriteGiven("stoppedTasks", diagnosis.StoppedTasks, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TaskEvidence evidence)
    {
        json.WriteStartObject();
        json.WriteString("task", evidence.Task);
        json.WriteGiven("stopCode", evidence.StopCode);
        json.WriteGiven("reason", evidence.Reason);
        json.WriteGiven("container", evidence.Container);
        json.WriteGiven("exitCode", evidence.ExitCode);
        json.WriteEndObject();
    }

    private static string NameOf(ResultStatus status) => status switch
    {
        ResultStatus.Success => "success",
        ResultStatus.Skipped => "skipped",
        _ => "failed",
    };

    private static string NameOf(RollbackActor actor) => actor switch
    {
        RollbackActor.Ecs => "ECS",
        RollbackActor.EcsRestart => "EcsRestart",
        _ => "other",
    };

    private static string NameOf(RolloutVerification outcome) => outcome == RolloutVerification.Completed ? "completed" : "unverified";
}
