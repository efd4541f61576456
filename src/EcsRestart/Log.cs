using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Results;
using Microsoft.Extensions.Logging;

namespace EcsRestart;

/// <summary>All log lines of a run. Property names avoid the keys that Powertools reserves, such as service and message.</summary>
internal static partial class Log
{
    /// <summary>
    /// Logs a rejected request. The line names the places of errors but not their values: payloads are for the Debug level only.
    /// </summary>
    private const int MaxPaths = 10;

    /// <returns>The same result.</returns>
    public static RestartResult LogResult(this ILogger logger, RestartResult result)
    {
        var level = result.Status == ResultStatus.Failed ? LogLevel.Error : LogLevel.Information;
        if (!logger.IsEnabled(level))
            return result;

        if (result.IsTask)
            TaskResult(logger, level, result.Status.ToString(), result.Code.Name, result.QualifiedCluster, result.TaskDefinition, Ids(result.Tasks), result.Message);
        else
            Result(logger, level, result.Status.ToString(), result.Code.Name, result.QualifiedCluster, result.Service, result.DeploymentId, result.Message);
        if (result.Diagnosis is not null || result.Warnings is { Count: > 0 })
            ReportDetails(logger, result);
        return result;
    }

    private static void ReportDetails(ILogger logger, RestartResult result) =>
        Details(logger, LogLevel.Information, result.QualifiedCluster, result.Name, ReportJson.WriteDetails(result));

    /// <summary>Logs the explanation and the events of a service result that do not fit in the result.</summary>
    public static void ReportEvents(this ILogger logger, RestartResult result, IReadOnlyList<ServiceEvent> events)
    {
        if (logger.IsEnabled(LogLevel.Information))
            ReportDetails(logger, result with { Warnings = [result.Message ?? ""], Diagnosis = new Diagnosis([.. events.Select(one => one.Message)], []) });
    }

    /// <returns>The same report.</returns>
    public static RestartReport LogRun(this ILogger logger, RestartReport report)
    {
        foreach (var warning in report.Warnings ?? [])
            RequestWarning(logger, warning);

        if (report.Summary is { } summary)
        {
            RunFinished(
                logger, LogLevel.Information, report.Message,
                summary.Success, summary.Skipped, summary.Failed, summary.Unverified, report.DurationSeconds);
        }

        return report;
    }

    /// <returns>The same report.</returns>
    public static RestartReport LogRejection(this ILogger logger, RestartReport report)
    {
        var errors = report.Errors ?? [];
        foreach (var error in errors)
            RequestError(logger, error.Path, error.Message);
        if (report.StatusCode == 400)
            RequestRejected(logger, errors.Count, string.Join(", ", errors.Take(MaxPaths).Select(error => error.Path)));
        else
            ListUnavailable(logger, report.Error);
        return report;
    }

    /// <summary>Reports that rollouts in an account and Region are watched without service-deployment records.</summary>
    public static void LogServiceDeploymentsUnreadable(this ILogger logger, string warning) => ServiceDeploymentsUnreadable(logger, warning);

    /// <summary>Reports that images in an account and Region are not compared.</summary>
    public static void ReportNoServiceRevisions(this ILogger logger, string place, string reason) => NoServiceRevisions(logger, place, reason);

    private static string? Ids(IReadOnlyList<TaskReport>? tasks) =>
        tasks is null ? null : string.Join(", ", tasks.Select(task => task.Task[(task.Task.LastIndexOf('/') + 1)..]));

    [LoggerMessage(Message = "{Status} {Code} for task {EcsCluster}/{TaskDefinition} {TaskIds} {Sentence}")]
    private static partial void TaskResult(
        ILogger logger, LogLevel level, string status, string code, string? ecsCluster, string? taskDefinition, string? taskIds, string? sentence);

    [LoggerMessage(Message = "{Status} {Code} for {EcsCluster}/{EcsService} {DeploymentId} {Sentence}")]
    private static partial void Result(
        ILogger logger, LogLevel level, string status, string code, string? ecsCluster, string? ecsService, string? deploymentId, string? sentence);

    /// <summary>Logs the details that a report leaves out when it is too large. They are logged in any case.</summary>
    [LoggerMessage(Message = "Details of {EcsCluster}/{EcsService}: {Details}")]
    private static partial void Details(ILogger logger, LogLevel level, string? ecsCluster, string? ecsService, string details);

    /// <param name="level">
    /// With a level, the logging generator writes a type for the line. Without one, it uses a generic type that is compiled at each
    /// start.
    /// </param>
    [LoggerMessage(Message = "{Summary} ({Success} success, {Skipped} skipped, {Failed} failed, {Unverified} unverified, {DurationSeconds} s)")]
    private static partial void RunFinished(
        ILogger logger, LogLevel level, string? summary, int success, int skipped, int failed, int unverified, double durationSeconds);

    [LoggerMessage(LogLevel.Warning, "{Warning}")]
    private static partial void RequestWarning(ILogger logger, string warning);

    [LoggerMessage(LogLevel.Warning, "{Warning}")]
    private static partial void ServiceDeploymentsUnreadable(ILogger logger, string warning);

    [LoggerMessage(LogLevel.Warning, "Service revisions cannot be read in {Place}, so changed images are not reported: {Reason}")]
    private static partial void NoServiceRevisions(ILogger logger, string place, string reason);

    [LoggerMessage(LogLevel.Debug, "{Path}: {Fault}")]
    private static partial void RequestError(ILogger logger, string path, string fault);

    [LoggerMessage(LogLevel.Error, "Request rejected, nothing called: {ErrorCount} errors at {Paths}")]
    private static partial void RequestRejected(ILogger logger, int errorCount, string paths);

    [LoggerMessage(LogLevel.Error, "The list of services could not be read, nothing restarted: {Fault}")]
    private static partial void ListUnavailable(ILogger logger, string? fault);
}
