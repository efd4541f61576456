namespace EcsRestart.Tests.Support;

/// <summary>Finds result codes by the names in theory data.</summary>
internal static class ResultCodes
{
    public static ResultCode Named(string name) =>
        typeof(ResultCode).GetField(name)?.GetValue(null) as ResultCode ?? throw new ArgumentException($"There is no code {name}.", nameof(name));
}
