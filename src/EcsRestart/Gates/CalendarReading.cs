namespace EcsRestart.Gates;

/// <summary>One read of a calendar.</summary>
/// <param name="Calendar">The name or ARN, as in the request.</param>
internal sealed record CalendarReading(string Calendar, AwsResult<CalendarState> Result);
