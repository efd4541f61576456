namespace EcsRestart.EndToEnd.Tests.Deployment;

/// <summary>A test that needs <see cref="Moto"/>, and is skipped with the reason where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MotoFactAttribute : FactAttribute
{
    public MotoFactAttribute() => Skip = Moto.Missing;
}
