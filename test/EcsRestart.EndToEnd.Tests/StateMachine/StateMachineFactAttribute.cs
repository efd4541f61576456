namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>A test that requires <see cref="Interpreter"/>. Skipped when it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StateMachineFactAttribute : FactAttribute
{
    public StateMachineFactAttribute() => Skip = Interpreter.Missing;
}
