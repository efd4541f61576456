namespace EcsRestart.EndToEnd.Tests.Codes;

/// <summary>A request and a scenario, for one or several entry points, with the expected results.</summary>
internal sealed record CodeScenario
{
    public required string Name { get; init; }

    public required EntryPoint EntryPoints { get; init; }

    /// <summary>The path of the scenario file.</summary>
    public required string Scenario { get; init; }

    public required string Request { get; init; }

    /// <summary>One for each result, in order.</summary>
    public required IReadOnlyList<ExpectedResult> Results { get; init; }

    /// <summary>Simulated seconds per second. The function itself runs in real time.</summary>
    public double Speed { get; init; } = 30;

    /// <summary>The timeout of the function in seconds.</summary>
    public double FunctionSeconds { get; init; } = 60;

    /// <summary>Additional options of <c>run</c>.</summary>
    public IReadOnlyList<string> RunOptions { get; init; } = [];

    /// <summary>Prefixes of messages of <c>run</c> at which the test presses Ctrl-C.</summary>
    public IReadOnlyList<string> InterruptAt { get; init; } = [];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public override string ToString() => Name;
}
