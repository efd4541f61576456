namespace EcsRestart.Simulator;

/// <summary>A service event that each later deployment of the service brings along, such as one about Availability Zones.</summary>
/// <param name="After">From the start of the deployment.</param>
/// <param name="Message">The text after <c>(service NAME) </c>.</param>
public sealed record ScriptedEvent(TimeSpan After, string Message);
