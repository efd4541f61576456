using System.CommandLine;
using System.CommandLine.Parsing;
using EcsRestart.Schedules;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary>The target of a schedule, its role, and the handling of failed deliveries.</summary>
internal sealed class TargetOptions(bool isRequired)
{
    private const int MaxRetryMinutes = 1_440;

    private readonly Option<string> _function = new("--function-arn")
    {
        Description = "ARN of the Lambda function, with or without a version or alias",
        Required = isRequired,
    };

    private readonly Option<string> _role = new("--role-arn")
    {
        Description = "ARN of the role that EventBridge Scheduler assumes to invoke the function",
        Required = isRequired,
    };

    private readonly Option<string> _deadLetters = new("--dlq-arn") { Description = "ARN of an SQS queue for events that could not be delivered" };
    private readonly Option<string> _description = new("--description") { Description = "Description of the schedule, up to 512 characters" };
    private readonly Option<int?> _retry = new("--retry-minutes")
    {
        Description = $"How long to retry a failed delivery, 1 to {MaxRetryMinutes} minutes [default: set by EventBridge Scheduler]",
    };

    public void AddTo(Command command)
    {
        _function.Validators.Add(result => Check(result, "--function-arn", IsFunction, "arn:aws:lambda:REGION:ACCOUNT:function:NAME"));
        _role.Validators.Add(result => Check(result, "--role-arn", IsRole, "arn:aws:iam::ACCOUNT:role/NAME"));
        _deadLetters.Validators.Add(result => Check(result, "--dlq-arn", IsQueue, "arn:aws:sqs:REGION:ACCOUNT:NAME"));
        _retry.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > MaxRetryMinutes)
                result.AddError($"--retry-minutes must be an integer from 1 to {MaxRetryMinutes}");
        });
        foreach (var option in new Option[] { _function, _role, _deadLetters, _retry, _description })
            command.Add(option);
    }

    /// <summary>Returns the schedule described by the options. Requires the options of <c>create</c>.</summary>
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

    /// <summary>Returns the changes described by the options, all of them optional.</summary>
    public ScheduleChange Change(ParseResult line) => new()
    {
        FunctionArn = line.GetValue(_function),
        RoleArn = line.GetValue(_role),
        DeadLetterArn = line.GetValue(_deadLetters),
        MaximumEventAge = Retry(line),
        Description = line.GetValue(_description),
    };

    /// <summary>Returns the function ARN, where it is required.</summary>
    public string FunctionArn(ParseResult line) => line.GetRequiredValue(_function);

    private TimeSpan? Retry(ParseResult line) => line.GetValue(_retry) is { } minutes ? TimeSpan.FromMinutes(minutes) : null;

    private static void Check(OptionResult result, string option, Func<string[], bool> isValid, string example)
    {
        if (result.GetValueOrDefault<string>() is { } arn && !isValid(arn.Split(':')))
            result.AddError($"{option} must be an ARN such as {example}");
    }

    private static bool IsFunction(string[] arn) =>
        arn is ["arn", { Length: > 0 }, "lambda", { Length: > 0 }, { Length: > 0 }, "function", { Length: > 0 }, ..];

    private static bool IsRole(string[] arn) =>
        arn is ["arn", { Length: > 0 }, "iam", "", { Length: > 0 }, var role] && role.StartsWith("role/", StringComparison.Ordinal) && !role.EndsWith('/');

    private static bool IsQueue(string[] arn) =>
        arn is ["arn", { Length: > 0 }, "sqs", { Length: > 0 }, { Length: > 0 }, { Length: > 0 }];
}
