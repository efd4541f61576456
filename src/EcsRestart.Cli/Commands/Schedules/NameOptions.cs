using System.CommandLine;
using System.CommandLine.Parsing;
using EcsRestart.Schedules;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary>The arguments that specify a schedule.</summary>
internal sealed class NameOptions
{
    private const int MaxNameLength = 64;

    private readonly Argument<string> _name = new("NAME") { Description = "Name of the schedule" };

    public NameOptions(bool isOptional = false) => _name.Arity = isOptional ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne;

    private Option<string> Group { get; } = GroupOption($"Schedule group [default: {ScheduleRef.DefaultGroup}]");

    public static Option<string> GroupOption(string description)
    {
        var option = new Option<string>("--group") { Description = description };
        option.Validators.Add(result => CheckName(result, result.GetValueOrDefault<string?>(), "--group"));
        return option;
    }

    /// <summary>Checks the name rule of EventBridge Scheduler.</summary>
    public static void CheckName(SymbolResult result, string? name, string option)
    {
        if (name is not null && !IsName(name))
            result.AddError($"{option} must be 1 to {MaxNameLength} letters, digits, hyphens, underscores or dots");
    }

    public void AddTo(Command command)
    {
        _name.Validators.Add(result => CheckName(result, result.GetValueOrDefault<string>(), "NAME"));
        command.Add(_name);
        command.Add(Group);
    }

    public bool IsSet(CommandResult result) => result.GetValue(_name) is not null;

    public ScheduleRef Read(ParseResult line) => new(line.GetValue(Group) ?? ScheduleRef.DefaultGroup, line.GetRequiredValue(_name));

    private static bool IsName(string text) =>
        text.Length is > 0 and <= MaxNameLength && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
}
