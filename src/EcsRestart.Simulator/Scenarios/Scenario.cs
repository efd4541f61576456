using System.Text.Json;

namespace EcsRestart.Simulator;

/// <summary>Clusters, services, how each behaves, how the API answers, and what goes wrong.</summary>
public sealed record Scenario
{
    public required IReadOnlyList<ScenarioCluster> Clusters { get; init; }

    /// <summary>What RunTask can run, besides the task definitions of the services.</summary>
    public IReadOnlyList<ScenarioTaskDefinition> TaskDefinitions { get; init; } = [];

    /// <summary>What Parameter Store holds.</summary>
    public IReadOnlyList<ScenarioParameter> Parameters { get; init; } = [];

    /// <summary>What DynamoDB holds.</summary>
    public IReadOnlyList<ScenarioTable> Tables { get; init; } = [];

    /// <summary>The Change Calendars of Systems Manager.</summary>
    public IReadOnlyList<ScenarioCalendar> Calendars { get; init; } = [];

    public IReadOnlyList<Fault> Faults { get; init; } = [];

    public IReadOnlyList<Fault> StsFaults { get; init; } = [];

    /// <summary>Accounts and Regions besides the one that all of the above is of.</summary>
    public IReadOnlyList<ScenarioAccount> Accounts { get; init; } = [];

    /// <summary>How often the API may be called; null: as it is.</summary>
    public ApiRate? Rate { get; init; }

    /// <summary>What the actions on service deployments answer; null: as it is.</summary>
    public ServiceDeploymentAccess? ServiceDeploymentAccess { get; init; }

    /// <summary>How old the answers of DescribeServices, ListServices and ListTasks are; null: as it is.</summary>
    public TimeSpan? ReadLag { get; init; }

    /// <summary>Reads a scenario file.</summary>
    /// <exception cref="InvalidDataException">Not a scenario; the message names the file, the place and what is wrong.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Scenario Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)}: {error.Message}", error);
        }
    }

    /// <summary>Reads a scenario. JSON comments and trailing commas are allowed; unknown members are not.</summary>
    /// <exception cref="InvalidDataException">Not a scenario; the message names the place (a JSON path) and what is wrong.</exception>
    public static Scenario Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ScenarioJson.Default.ScenarioFile)?.ToScenario()
                ?? throw new InvalidDataException("$: a JSON object was expected.");
        }
        catch (JsonException error)
        {
            // The serializer ends its sentence with the path and position again.
            var sentence = error.Message.Split(" Path: ")[0];
            throw new InvalidDataException($"{error.Path ?? "$"}: {sentence} (Line {error.LineNumber + 1}.)", error);
        }
    }
}
