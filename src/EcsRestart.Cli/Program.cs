using EcsRestart.Cli;
using EcsRestart.Cli.Commands;

var line = Root.Create().Parse(args);
var exitCode = await line.InvokeAsync(Root.Invocation);
return line.Errors.Count > 0 ? ExitCodes.BadRequestOrUsage : exitCode;
