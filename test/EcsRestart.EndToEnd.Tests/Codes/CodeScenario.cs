namespace EcsRestart.EndToEnd.Tests.Codes;

/// <summary>One request on one scenario, given to several doors, and what it comes to at each of them.</summary>
internal sealed record CodeScenario
{
    public required string Name { get; init; }

    public required EntryPoint Doors { get; init; }

    /// <summary>The scenario file's path.</summary>
    public required string Scenario { get; init; }

    public required string Request { get; init; }

    /// <summary>One for each result, in order.</summary>
    public required IReadOnlyList<ExpectedResult> Results { get; init; }

    /// <summary>Simulated seconds per second; the function itself keeps real time.</summary>
    public double Speed { get; init; } = 30;

    /// <summary>How long the function has.</summary>
    public double FunctionSeconds { get; init; } = 60;

    /// <summary>Options of <c>run</c> alone.</summary>
    public IReadOnlyList<string> RunOptions { get; init; } = [];

    /// <summary>How messages of <c>run</c> begin at which the user presses Ctrl-C.</summary>
    public IReadOnlyList<string> InterruptAt { get; init; } = [];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public override string ToString() => Name;
}
