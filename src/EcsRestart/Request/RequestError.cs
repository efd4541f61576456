namespace EcsRestart.Request;

/// <summary>An error in a payload.</summary>
/// <param name="Path">A JSONPath such as <c>$.services[3].cluster</c>.</param>
/// <param name="Message">What was expected and what was found, without a capital letter or a period.</param>
public sealed record RequestError(string Path, string Message);
