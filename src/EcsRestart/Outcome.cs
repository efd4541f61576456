namespace EcsRestart;

/// <summary>A code and the sentence that explains it.</summary>
public sealed record Outcome(ResultCode Code, string Sentence);
