namespace EcsRestart.Simulator;

/// <summary>A service event added to each deployment except the first, such as one about Availability Zones.</summary>
/// <param name="After">The time since the start of the deployment.</param>
/// <param name="Message">The message without the leading <c>(service NAME) </c>.</param>
public sealed record ScriptedEvent(TimeSpan After, string Message);
