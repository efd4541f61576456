using EcsRestart.Report;

namespace EcsRestart.Lambda;

/// <summary>
/// Fails the invocation, as requested with <c>raiseOnFailure</c>. The message is the report as text, because Lambda passes only the message
/// to destinations, alarms and the console.
/// </summary>
internal sealed class RestartFailedException(RestartReport report) : Exception(report.Failures ?? ReportText.Failures(report));
