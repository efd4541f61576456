using System.CommandLine;

namespace EcsRestart.Cli.Session;

/// <summary>The options that say what carries a run.</summary>
internal sealed class EngineOptions
{
    private const string Function = "function";
    private const string StepFunctions = "step-functions";

    private readonly Option<string> _engine = new("--engine")
    {
        Description = $"What carries the run: {Function}, one invocation; {StepFunctions}, the state machine as it is deployed, interpreted on Node.js",
        DefaultValueFactory = _ => Function,
    };

    private readonly Option<string?> _interpreter = new("--interpreter")
    {
        Description = $"With --engine {StepFunctions}: the folder where the interpreter is installed with npm ci [default: beside this program]",
    };

    public void AddTo(Command command)
    {
        _engine.AcceptOnlyFromAmong(Function, StepFunctions);
        command.Add(_engine);
        command.Add(_interpreter);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_engine) != StepFunctions && result.GetResult(_interpreter) is not null)
                result.AddError($"--interpreter goes with --engine {StepFunctions}");
        });
    }

    public (Engine Engine, string Interpreter) Read(ParseResult line) =>
        (line.GetValue(_engine) == StepFunctions ? Engine.StepFunctions : Engine.Function, line.GetValue(_interpreter) ?? LocalStateMachine.BuiltIn);
}
