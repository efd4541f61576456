using System.CommandLine;
using EcsRestart.Cli.Commands.Lists;

namespace EcsRestart.Cli.Commands;

/// <summary><c>list</c>: the service lists that requests refer to.</summary>
internal static class ListCommand
{
    public static Command Create() => new("list", "Show the service lists that requests refer to with servicesFrom")
    {
        ShowListCommand.Create(),
    };
}
