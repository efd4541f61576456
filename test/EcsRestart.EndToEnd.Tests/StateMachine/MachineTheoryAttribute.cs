namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <inheritdoc cref="MachineFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MachineTheoryAttribute : TheoryAttribute
{
    public MachineTheoryAttribute() => Skip = Interpreter.Missing;
}
