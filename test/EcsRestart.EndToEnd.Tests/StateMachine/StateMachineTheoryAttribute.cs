namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <inheritdoc cref="StateMachineFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StateMachineTheoryAttribute : TheoryAttribute
{
    public StateMachineTheoryAttribute() => Skip = Interpreter.Missing;
}
