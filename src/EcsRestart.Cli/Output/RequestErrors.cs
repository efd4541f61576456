using EcsRestart.Request;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>Everything that is wrong with a request, each with its place.</summary>
internal static class RequestErrors
{
    /// <param name="verdict">What is wrong, in a sentence.</param>
    public static void Write(IAnsiConsole console, string verdict, IReadOnlyList<RequestError> errors)
    {
        console.MarkupLineInterpolated($"[red]{verdict}[/]");
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var error in errors)
            grid.AddRow(new Text($"  {error.Path}"), new Text(error.Message));
        console.Write(grid);
    }
}
