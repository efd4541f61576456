using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using EcsRestart.Schedules;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary>When a schedule is to fire.</summary>
internal sealed class TimeOptions
{
    private const string DefaultZone = "UTC";

    private readonly Option<string?> _cron = new("--cron")
    {
        Description = "\"minutes hours day-of-month month day-of-week year\", such as \"0 5 ? * MON-FRI *\"",
    };

    private readonly Option<string?> _expression = new("--expression")
    {
        Description = "Instead of --cron: a whole expression, such as \"rate(12 hours)\"",
    };

    private Option<string?> Zone { get; } = ZoneOption();

    public static Option<string?> ZoneOption() => new("--timezone")
    {
        Description = $"The IANA name of the time zone the times are in [default: {DefaultZone}]",
    };

    /// <exception cref="CommandException">There is no such zone.</exception>
    public static TimeZoneInfo ReadZone(string? name)
    {
        var wanted = name ?? DefaultZone;
        if (TimeZones.Find(wanted) is { } zone)
            return zone;

        var near = TimeZones.Suggest(wanted);
        var hint = near.Count > 0 ? $"did you mean {string.Join(" or ", near)}?" : "expected a name such as Europe/London.";
        throw new CommandException(ExitCodes.InvalidInput, $"\"{wanted}\" is no IANA time zone; {hint}");
    }

    /// <exception cref="CommandException">The expression is wrong.</exception>
    public static ScheduleExpression ReadExpression(string text) => ExpressionReader.Read(text) switch
    {
        ExpressionReading.Valid(var expression) => expression,
        ExpressionReading.Invalid(var message) => throw new CommandException(ExitCodes.InvalidInput, message),
        _ => throw new UnreachableException(),
    };

    /// <param name="isRequired">Whether there must be an expression.</param>
    public void AddTo(Command command, bool isRequired)
    {
        command.Add(_cron);
        command.Add(_expression);
        command.Add(Zone);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_cron) is not null && result.GetResult(_expression) is not null)
                result.AddError("Give --cron or --expression, not both");
            if (isRequired && !IsGiven(result))
                result.AddError("Say when: --cron \"0 5 * * ? *\", or --expression");
        });
    }

    public bool IsGiven(CommandResult result) => result.GetResult(_cron) is not null || result.GetResult(_expression) is not null;

    /// <returns>The expression as EventBridge Scheduler takes it; null: none was given.</returns>
    public string? Expression(ParseResult line) => (line.GetValue(_cron), line.GetValue(_expression)) switch
    {
        ({ } cron, _) => cron.StartsWith("cron(", StringComparison.Ordinal) ? cron : $"cron({cron})",
        (null, var expression) => expression,
    };

    /// <returns>The zone's name; null: none was given.</returns>
    public string? ZoneName(ParseResult line) => line.GetValue(Zone);

    /// <summary>The times of an expression that is new.</summary>
    /// <exception cref="CommandException">The expression or the zone is wrong, or nothing ever fires.</exception>
    public static ScheduleTimes ReadTimes(string expression, string? zone, DateTimeOffset now)
    {
        var times = new ScheduleTimes(ReadExpression(expression), ReadZone(zone), now);
        return times.After(now.AddTicks(-1)).Any()
            ? times
            : throw new CommandException(ExitCodes.InvalidInput, $"{expression} never comes any more in {times.Zone.Id}.");
    }
}
