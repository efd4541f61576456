using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcsRestart.Schedules;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>Writes all details of a schedule.</summary>
internal static class ScheduleView
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IAnsiConsole console, StoredSchedule schedule, TimeProvider clock)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (name, value) in Details(schedule, clock).Where(detail => detail.Value is { Length: > 0 }))
            grid.AddRow(new Text(name), new Text(value ?? ""));
        console.Write(grid);
        console.WriteLine();
        console.WriteLine(Request(schedule.Input));
    }

    private static (string Name, string? Value)[] Details(StoredSchedule schedule, TimeProvider clock) =>
    [
        ("Schedule", schedule.Arn),
        ("Description", schedule.Description),
        ("State", schedule.IsEnabled ? "enabled" : "paused"),
        ("Expression", $"{schedule.Expression} in {schedule.TimeZone}"),
        ("Next run", ScheduleText.Next(schedule, clock)),
        ("From", schedule.Start is { } start ? $"{ScheduleText.Utc(start)} UTC" : null),
        ("Until", schedule.End is { } end ? $"{ScheduleText.Utc(end)} UTC" : null),
        ("Flexible window", schedule.FlexibleTimeWindow > TimeSpan.Zero ? $"{schedule.FlexibleTimeWindow.TotalMinutes:0} min" : null),
        ("After completion", schedule.DeleteAfterCompletion ? "deletes itself" : null),
        ("Target", schedule.TargetArn),
        ("Role", schedule.RoleArn),
        ("Delivery retries", Retries(schedule)),
        ("Dead-letter queue", schedule.DeadLetterArn),
        ("Created", $"{ScheduleText.Utc(schedule.CreatedAt)} UTC"),
        ("Modified", $"{ScheduleText.Utc(schedule.ModifiedAt)} UTC"),
    ];

    private static string? Retries(StoredSchedule schedule) => (schedule.MaximumRetryAttempts, schedule.MaximumEventAge) switch
    {
        ({ } attempts, { } maxAge) => $"up to {attempts} within {maxAge.TotalMinutes:0} min",
        ({ } attempts, null) => $"up to {attempts}",
        (null, { } maxAge) => $"within {maxAge.TotalMinutes:0} min",
        _ => null,
    };

    private static string Request(string? input)
    {
        try
        {
            return input is null ? "The schedule sends an empty event." : JsonNode.Parse(input)?.ToJsonString(Indented) ?? input;
        }
        catch (JsonException)
        {
            return input ?? "";
        }
    }
}
