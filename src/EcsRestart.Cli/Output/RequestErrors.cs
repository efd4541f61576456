using EcsRestart.Request;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>Everything that is wrong with a request, each with its place.</summary>
internal static class RequestErrors
{
    /// <param name="what">The request's name.</param>
    public static void Write(IAnsiConsole console, string what, IReadOnlyList<RequestError> errors)
    {
        console.MarkupLineInterpolated($"[red]{what} is wrong; nothing was called.[/]");
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var error in errors)
            grid.AddRow(new Text($"  {error.Path}"), new Text(error.Message));
        console.Write(grid);
    }
}
