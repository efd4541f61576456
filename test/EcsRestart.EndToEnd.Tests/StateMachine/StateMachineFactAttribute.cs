namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>A test that needs <see cref="Interpreter"/>, and says so where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StateMachineFactAttribute : FactAttribute
{
    public StateMachineFactAttribute() => Skip = Interpreter.Missing;
}
