using EcsRestart.Report;

namespace EcsRestart.Lambda;

/// <summary>
/// Ends an invocation with an error, as the request asked. The message is the report in words: it is all that Lambda passes on to
/// destinations, alarms and the console.
/// </summary>
internal sealed class RestartFailedException(RestartReport report) : Exception(report.Failures ?? ReportText.Failures(report));
