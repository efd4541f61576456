namespace EcsRestart.Schedules;

/// <summary>What is wrong with a field of a cron expression; never leaves the reader.</summary>
internal sealed class CronFormatException(CronField field, string expected, string found) : FormatException($"{field.Name}: {expected}, found {TextFormat.Quote(found)}");
