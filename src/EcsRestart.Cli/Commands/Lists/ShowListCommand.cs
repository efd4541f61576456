using System.CommandLine;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Lists;
using EcsRestart.Request;

namespace EcsRestart.Cli.Commands.Lists;

/// <summary><c>list show</c>: reads a list as a run does, and checks it.</summary>
internal static class ShowListCommand
{
    public static Command Create()
    {
        var source = new SourceOptions();
        var output = Screen.Option();
        var store = new StoreOptions("lists", "Parameter Store and DynamoDB");
        var command = new Command("show", "Show the entries of a list, or all errors in it") { output };
        source.AddTo(command);
        store.AddTo(command);
        command.SetHandler((line, interrupt) => ShowAsync(source.Read(line), store.Read(line), line.GetValue(output), interrupt.Requested));
        return command;
    }

    private static async Task<int> ShowAsync(ListSource source, StoreSettings settings, OutputFormat format, CancellationToken cancellationToken)
    {
        using var session = ListSession.Open(settings);
        var content = await session.ReadAsync(source, cancellationToken);
        var screen = new Screen(format);
        var reading = ListValidation.Read(content);
        if (reading.Errors.Count > 0)
        {
            ListView.WriteErrors(screen, source.Name, reading.Errors, format);
            return ExitCodes.InvalidInput;
        }

        ListView.Write(screen, ListEntries.Of(content, reading), format);
        return ExitCodes.Success;
    }
}
