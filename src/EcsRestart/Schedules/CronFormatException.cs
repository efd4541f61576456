namespace EcsRestart.Schedules;

/// <summary>An invalid field of a cron expression. <see cref="CronReader"/> always catches it.</summary>
internal sealed class CronFormatException(CronField field, string expected, string found) : FormatException($"{field.Name}: {expected}, found {TextFormat.Quote(found)}");
