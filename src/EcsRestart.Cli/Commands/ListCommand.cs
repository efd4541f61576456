using System.CommandLine;
using EcsRestart.Cli.Commands.Lists;

namespace EcsRestart.Cli.Commands;

/// <summary><c>list</c>: the lists of services that requests point to.</summary>
internal static class ListCommand
{
    public static Command Create() => new("list", "Show the lists of services that requests point to with servicesFrom")
    {
        ShowListCommand.Create(),
    };
}
