namespace EcsRestart.Request;

/// <summary>One thing that is wrong with a payload.</summary>
/// <param name="Path">Where: a JSONPath such as <c>$.services[3].cluster</c>.</param>
/// <param name="Message">What was expected there, and what was found.</param>
public sealed record RequestError(string Path, string Message);
