namespace EcsRestart.Gates;

/// <summary>One read of a calendar.</summary>
/// <param name="Calendar">The name or ARN, as the request has it.</param>
internal sealed record CalendarReading(string Calendar, AwsResult<CalendarState> Result);
