using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using EcsRestart.Schedules;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary>The options for the times of a schedule.</summary>
internal sealed class TimeOptions
{
    private const string DefaultZone = "UTC";

    private readonly Option<string?> _cron = new("--cron")
    {
        Description = "\"minutes hours day-of-month month day-of-week year\", such as \"0 5 ? * MON-FRI *\"",
    };

    private readonly Option<string?> _expression = new("--expression")
    {
        Description = "Complete expression, instead of --cron, such as \"rate(12 hours)\"",
    };

    private Option<string?> Zone { get; } = ZoneOption();

    public static Option<string?> ZoneOption() => new("--timezone")
    {
        Description = $"IANA time zone [default: {DefaultZone}]",
    };

    /// <exception cref="CommandException">The time zone does not exist.</exception>
    public static TimeZoneInfo ReadZone(string? name)
    {
        var zoneName = name ?? DefaultZone;
        if (TimeZones.Find(zoneName) is { } zone)
            return zone;

        var suggestions = TimeZones.Suggest(zoneName);
        var hint = suggestions.Count > 0 ? $"Did you mean {string.Join(" or ", suggestions)}?" : "Expected a name such as Europe/London.";
        throw new CommandException(ExitCodes.InvalidInput, $"\"{zoneName}\" is not an IANA time zone. {hint}");
    }

    /// <exception cref="CommandException">The expression is invalid.</exception>
    public static ScheduleExpression ReadExpression(string text) => ExpressionReader.Read(text) switch
    {
        ExpressionReading.Valid(var expression) => expression,
        ExpressionReading.Invalid(var message) => throw new CommandException(ExitCodes.InvalidInput, message),
        _ => throw new UnreachableException(),
    };

    /// <param name="isRequired">True when an expression is required.</param>
    public void AddTo(Command command, bool isRequired)
    {
        command.Add(_cron);
        command.Add(_expression);
        command.Add(Zone);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_cron) is not null && result.GetResult(_expression) is not null)
                result.AddError("Specify --cron or --expression, not both");
            if (isRequired && !IsSet(result))
                result.AddError("Specify the times with --cron, such as \"0 5 * * ? *\", or --expression");
        });
    }

    public bool IsSet(CommandResult result) => result.GetResult(_cron) is not null || result.GetResult(_expression) is not null;

    /// <returns>The expression for EventBridge Scheduler, or null when none was specified.</returns>
    public string? Expression(ParseResult line) => (line.GetValue(_cron), line.GetValue(_expression)) switch
    {
        ({ } cron, _) => cron.StartsWith("cron(", StringComparison.Ordinal) ? cron : $"cron({cron})",
        (null, var expression) => expression,
    };

    /// <returns>The name of the time zone, or null when none was specified.</returns>
    public string? ZoneName(ParseResult line) => line.GetValue(Zone);

    /// <summary>Returns the times of a new expression.</summary>
    /// <exception cref="CommandException">The expression or time zone is invalid, or the schedule would never run.</exception>
    public static ScheduleTimes ReadTimes(string expression, string? zone, DateTimeOffset now)
    {
        var times = new ScheduleTimes(ReadExpression(expression), ReadZone(zone), now);
        return times.After(now.AddTicks(-1)).Any()
            ? times
            : throw new CommandException(ExitCodes.InvalidInput, $"{expression} in {times.Zone.Id} has no run in the future.");
    }
}
