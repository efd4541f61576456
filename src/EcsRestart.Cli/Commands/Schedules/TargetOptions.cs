using System.CommandLine;
using System.CommandLine.Parsing;
using EcsRestart.Schedules;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary>What a schedule invokes, as whom, and what becomes of an invocation that cannot be delivered.</summary>
internal sealed class TargetOptions(bool isRequired)
{
    private const int MaximumEventAge = 1_440;

    private readonly Option<string> _function = new("--function-arn")
    {
        Description = "The ARN of the Lambda function, with or without version or alias",
        Required = isRequired,
    };

    private readonly Option<string> _role = new("--role-arn")
    {
        Description = "The ARN of the role that EventBridge Scheduler takes to invoke it",
        Required = isRequired,
    };

    private readonly Option<string> _deadLetters = new("--dlq-arn") { Description = "The ARN of an SQS queue for what could not be delivered" };
    private readonly Option<string> _description = new("--description") { Description = "What the schedule is for, up to 512 characters" };
    private readonly Option<int?> _retry = new("--retry-minutes")
    {
        Description = $"How long a delivery that failed is tried again, 1 to {MaximumEventAge} minutes [default: EventBridge Scheduler's own]",
    };

    public void AddTo(Command command)
    {
        _function.Validators.Add(result => Check(result, "--function-arn", IsFunction, "arn:aws:lambda:REGION:ACCOUNT:function:NAME"));
        _role.Validators.Add(result => Check(result, "--role-arn", IsRole, "arn:aws:iam::ACCOUNT:role/NAME"));
        _deadLetters.Validators.Add(result => Check(result, "--dlq-arn", IsQueue, "arn:aws:sqs:REGION:ACCOUNT:NAME"));
        _retry.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > MaximumEventAge)
                result.AddError($"--retry-minutes takes a number from 1 to {MaximumEventAge}");
        });
        foreach (var option in new Option[] { _function, _role, _deadLetters, _retry, _description })
            command.Add(option);
    }

    /// <summary>The schedule that the options describe, where they are required.</summary>
    public NewSchedule NewSchedule(ParseResult line, ScheduleRef schedule, string expression, TimeZoneInfo zone, string input) => new()
    {
        Ref = schedule,
        Expression = expression,
        TimeZone = zone.Id,
        FunctionArn = FunctionArn(line),
        RoleArn = line.GetRequiredValue(_role),
        Input = input,
        DeadLetterArn = line.GetValue(_deadLetters),
        MaximumEventAge = Retry(line),
        Description = line.GetValue(_description),
    };

    /// <summary>What the options change, where none is required.</summary>
    public ScheduleChange Change(ParseResult line) => new()
    {
        FunctionArn = line.GetValue(_function),
        RoleArn = line.GetValue(_role),
        DeadLetterArn = line.GetValue(_deadLetters),
        MaximumEventAge = Retry(line),
        Description = line.GetValue(_description),
    };

    /// <summary>The function, where it is required.</summary>
    public string FunctionArn(ParseResult line) => line.GetRequiredValue(_function);

    private TimeSpan? Retry(ParseResult line) => line.GetValue(_retry) is { } minutes ? TimeSpan.FromMinutes(minutes) : null;

    private static void Check(OptionResult result, string option, Func<string[], bool> isOne, string form)
    {
        if (result.GetValueOrDefault<string>() is { } arn && !isOne(arn.Split(':')))
            result.AddError($"{option} takes an ARN such as {form}");
    }

    private static bool IsFunction(string[] arn) =>
        arn is ["arn", { Length: > 0 }, "lambda", { Length: > 0 }, { Length: > 0 }, "function", { Length: > 0 }, ..];

    private static bool IsRole(string[] arn) =>
        arn is ["arn", { Length: > 0 }, "iam", "", { Length: > 0 }, var role] && role.StartsWith("role/", StringComparison.Ordinal) && !role.EndsWith('/');

    private static bool IsQueue(string[] arn) =>
        arn is ["arn", { Length: > 0 }, "sqs", { Length: > 0 }, { Length: > 0 }, { Length: > 0 }];
}
