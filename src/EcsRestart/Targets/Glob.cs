using System.IO.Enumeration;

namespace EcsRestart.Targets;

/// <summary>A pattern for names: <c>*</c> stands for any number of characters, <c>?</c> for one. Case counts, as in ECS.</summary>
public sealed record Glob(string Pattern)
{
    public static readonly Glob Everything = new("*");

    /// <summary>False when the pattern can only match itself.</summary>
    public bool IsOpen => Pattern.AsSpan().IndexOfAny('*', '?') >= 0;

    public bool Matches(string text) => FileSystemName.MatchesSimpleExpression(Pattern, text, ignoreCase: false);

    public override string ToString() => Pattern;
}
