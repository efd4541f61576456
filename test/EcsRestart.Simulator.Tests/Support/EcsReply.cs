using System.Text.Json;

namespace EcsRestart.Simulator.Tests.Support;

/// <summary>The reply to a call.</summary>
public sealed record EcsReply(int Status, JsonElement Body, string RequestId)
{
    public string ErrorCode => Body.Text("__type");

    public string ErrorMessage => Body.Text("message");
}
