namespace EcsRestart.Schedules;

/// <summary>What is wrong with a field of a cron expression; never leaves the reader.</summary>
internal sealed class CronFault(CronField field, string expected, string found) : FormatException($"{field.Name}: {expected}, found {ShortText.Quote(found)}");
