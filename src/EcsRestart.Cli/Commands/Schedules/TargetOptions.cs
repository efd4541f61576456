using System.CommandLine;
using System.CommandLine.Parsing;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary>What a schedule invokes, and as whom.</summary>
internal sealed class TargetOptions(bool isRequired)
{
    private readonly Option<string?> _function = new("--function-arn") { Description = "The ARN of the Lambda function, with or without version or alias", Required = isRequired };
    private readonly Option<string?> _role = new("--role-arn") { Description = "The ARN of the role that EventBridge Scheduler takes to invoke it", Required = isRequired };
    private readonly Option<string?> _deadLetters = new("--dlq-arn") { Description = "The ARN of an SQS queue for what could not be delivered" };
    private readonly Option<string?> _description = new("--description") { Description = "What the schedule is for, up to 512 characters" };

    public void AddTo(Command command)
    {
        _function.Validators.Add(result => Check(result, "--function-arn", "lambda", "arn:aws:lambda:REGION:ACCOUNT:function:NAME"));
        _role.Validators.Add(result => Check(result, "--role-arn", "iam", "arn:aws:iam::ACCOUNT:role/NAME"));
        _deadLetters.Validators.Add(result => Check(result, "--dlq-arn", "sqs", "arn:aws:sqs:REGION:ACCOUNT:NAME"));
        foreach (var option in new Option[] { _function, _role, _deadLetters, _description })
            command.Add(option);
    }

    public string? FunctionArn(ParseResult line) => line.GetValue(_function);

    public string? RoleArn(ParseResult line) => line.GetValue(_role);

    public string? DeadLetterArn(ParseResult line) => line.GetValue(_deadLetters);

    public string? Description(ParseResult line) => line.GetValue(_description);

    private static void Check(OptionResult result, string option, string service, string form)
    {
        if (result.GetValueOrDefault<string?>() is { } arn && !IsOf(service, arn))
            result.AddError($"{option} takes an ARN such as {form}");
    }

    private static bool IsOf(string service, string arn) => arn.Split(':') is ["arn", { Length: > 0 }, var of, ..] parts && of == service && service switch
    {
        "lambda" => parts is [_, _, _, { Length: > 0 }, { Length: > 0 }, "function", { Length: > 0 }, ..],
        "iam" => parts is [_, _, _, "", { Length: > 0 }, ['r', 'o', 'l', 'e', '/', _, ..]],
        _ => parts is [_, _, _, { Length: > 0 }, { Length: > 0 }, { Length: > 0 }],
    };
}
