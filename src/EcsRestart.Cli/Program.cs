using System.CommandLine.Invocation;
using EcsRestart.Cli;
using EcsRestart.Cli.Commands;
using EcsRestart.Cli.Output;

Terminal.Guard();
var line = Root.Create().Parse(args);
var exitCode = await line.InvokeAsync(Root.Invocation);
return line.Action is ParseErrorAction ? ExitCodes.InvalidInput : exitCode;
