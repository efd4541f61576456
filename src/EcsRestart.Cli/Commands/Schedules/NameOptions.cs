using System.CommandLine;
using System.CommandLine.Parsing;
using EcsRestart.Schedules;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary>Which schedule a command is about.</summary>
internal sealed class NameOptions
{
    private const int MaxNameLength = 64;

    private readonly Argument<string> _name = new("NAME") { Description = "The schedule's name" };

    public NameOptions(bool isOptional = false) => _name.Arity = isOptional ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne;

    private Option<string> Group { get; } = GroupOption($"The schedule's group [default: {ScheduleRef.DefaultGroup}]");

    public static Option<string> GroupOption(string description)
    {
        var option = new Option<string>("--group") { Description = description };
        option.Validators.Add(result => CheckName(result, result.GetValueOrDefault<string?>(), "--group"));
        return option;
    }

    /// <summary>EventBridge Scheduler's rule for names.</summary>
    public static void CheckName(SymbolResult result, string? name, string what)
    {
        if (name is not null && !IsName(name))
            result.AddError($"{what} takes 1 to {MaxNameLength} letters, digits, hyphens, underscores and dots");
    }

    public void AddTo(Command command)
    {
        _name.Validators.Add(result => CheckName(result, result.GetValueOrDefault<string>(), "NAME"));
        command.Add(_name);
        command.Add(Group);
    }

    public bool IsGiven(CommandResult result) => result.GetValue(_name) is not null;

    public ScheduleRef Read(ParseResult line) => new(line.GetValue(Group) ?? ScheduleRef.DefaultGroup, line.GetRequiredValue(_name));

    private static bool IsName(string text) =>
        text.Length is > 0 and <= MaxNameLength && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
}
