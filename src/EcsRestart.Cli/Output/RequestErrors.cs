using EcsRestart.Request;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>Writes all errors of a request with their JSON paths.</summary>
internal static class RequestErrors
{
    /// <param name="verdict">The sentence above the errors.</param>
    public static void Write(IAnsiConsole console, string verdict, IReadOnlyList<RequestError> errors)
    {
        console.MarkupLineInterpolated($"[red]{verdict}[/]");
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var error in errors)
            grid.AddRow(new Text($"  {error.Path}"), new Text(error.Message));
        console.Write(grid);
    }
}
