namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>A test that needs <see cref="Interpreter"/>, and says so where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MachineFactAttribute : FactAttribute
{
    public MachineFactAttribute() => Skip = Interpreter.Missing;
}

/// <inheritdoc cref="MachineFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MachineTheoryAttribute : TheoryAttribute
{
    public MachineTheoryAttribute() => Skip = Interpreter.Missing;
}
