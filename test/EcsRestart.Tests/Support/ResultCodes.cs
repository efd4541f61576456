namespace EcsRestart.Tests.Support;

/// <summary>Codes by the names that rows of theories give.</summary>
internal static class ResultCodes
{
    public static ResultCode Named(string name) =>
        typeof(ResultCode).GetField(name)?.GetValue(null) as ResultCode ?? throw new ArgumentException($"There is no code {name}.", nameof(name));
}
