using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcsRestart.Schedules;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>One schedule in full.</summary>
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
        ("Next", ScheduleText.Next(schedule, clock)),
        ("From", schedule.Start is { } start ? $"{ScheduleText.Utc(start)} UTC" : null),
        ("Until", schedule.End is { } end ? $"{ScheduleText.Utc(end)} UTC" : null),
        ("Window", schedule.FlexibleTimeWindow > TimeSpan.Zero ? $"up to {schedule.FlexibleTimeWindow.TotalMinutes:0} min later" : null),
        ("Afterwards", schedule.DeleteAfterCompletion ? "deletes itself" : null),
        ("Invokes", schedule.TargetArn),
        ("As", schedule.RoleArn),
        ("Retries", Retries(schedule)),
        ("Undelivered to", schedule.DeadLetterArn),
        ("Created", $"{ScheduleText.Utc(schedule.CreatedAt)} UTC"),
        ("Changed", $"{ScheduleText.Utc(schedule.ModifiedAt)} UTC"),
    ];

    private static string? Retries(StoredSchedule schedule) => (schedule.MaximumRetryAttempts, schedule.MaximumEventAge) switch
    {
        ({ } attempts, { } longest) => $"up to {attempts} within {longest.TotalMinutes:0} min, of the delivery",
        ({ } attempts, null) => $"up to {attempts}, of the delivery",
        (null, { } longest) => $"within {longest.TotalMinutes:0} min, of the delivery",
        _ => null,
    };

    private static string Request(string? input)
    {
        try
        {
            return input is null ? "It sends an empty event." : JsonNode.Parse(input)?.ToJsonString(Indented) ?? input;
        }
        catch (JsonException)
        {
            return input ?? "";
        }
    }
}
