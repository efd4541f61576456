using System.CommandLine;
using System.Text;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Lists;

namespace EcsRestart.Cli.Commands.Lists;

/// <summary><c>list put</c>: makes a list what a file says, once the file is checked.</summary>
internal static class PutListCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "The list: a file of cluster/service entries, or of a JSON object with services (in a parameter also select and tasks), or - for standard input",
        };
        var source = new SourceOptions();
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would change; write nothing" };
        var advanced = new Option<bool>("--advanced") { Description = "Let a parameter of more than 4 KB be an advanced one, which costs money" };
        var output = Screen.Option();
        var store = new StoreOptions("lists", "Parameter Store and DynamoDB");
        var command = new Command("put", "Make a list what a file says, once all of the file is checked, and show what changes") { file, dryRun, advanced, output };
        source.AddTo(command);
        store.AddTo(command);
        command.Does((line, interrupt) => PutAsync(
            line.GetRequiredValue(file),
            source.Read(line),
            store.Read(line),
            new PutChoice(line.GetValue(dryRun), line.GetValue(advanced), line.GetValue(output)),
            interrupt));
        return command;
    }

    private static async Task<int> PutAsync(string path, ListSource source, StoreChoice choice, PutChoice put, Interrupt interrupt)
    {
        var content = new ListContent.Written(Decode(await PayloadFile.ReadAsync(path, interrupt.Asked)));
        var screen = new Screen(put.Format);
        var reading = ListCheck.ReadToStore(content, source);
        if (reading.Errors.Count > 0)
        {
            ListView.WriteErrors(screen, path, reading.Errors, put.Format);
            return ExitCodes.BadRequestOrUsage;
        }

        using var session = ListSession.Open(choice);
        var entries = ListEntries.Of(content, reading);
        return source switch
        {
            ListSource.OfParameter parameter => await new ParameterUpdate(session, parameter, put, screen).RunAsync(content.Value, entries, interrupt),
            ListSource.OfTable table => await new TableUpdate(session, table, put, screen).RunAsync(entries, interrupt),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Without byte order mark, and without the line end that editors put at the end.</summary>
    private static string Decode(ReadOnlyMemory<byte> bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8);
        return reader.ReadToEnd().Trim();
    }
}
