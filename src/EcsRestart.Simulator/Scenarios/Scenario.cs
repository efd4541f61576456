using System.Text.Json;

namespace EcsRestart.Simulator;

/// <summary>The clusters and services to simulate, their behavior, and the faults to inject.</summary>
public sealed record Scenario
{
    public required IReadOnlyList<ScenarioCluster> Clusters { get; init; }

    /// <summary>The task definitions that RunTask can run, in addition to those of the services.</summary>
    public IReadOnlyList<ScenarioTaskDefinition> TaskDefinitions { get; init; } = [];

    /// <summary>The parameters in Parameter Store.</summary>
    public IReadOnlyList<ScenarioParameter> Parameters { get; init; } = [];

    /// <summary>The tables in DynamoDB.</summary>
    public IReadOnlyList<ScenarioTable> Tables { get; init; } = [];

    public IReadOnlyList<Fault> Faults { get; init; } = [];

    public IReadOnlyList<Fault> StsFaults { get; init; } = [];

    /// <summary>Additional accounts and Regions.</summary>
    public IReadOnlyList<ScenarioAccount> Accounts { get; init; } = [];

    /// <summary>The API rate limits. Null to leave them unchanged.</summary>
    public ApiRate? Rate { get; init; }

    /// <summary>How the actions on service deployments respond. Null to leave it unchanged.</summary>
    public ServiceDeploymentAccess? ServiceDeploymentAccess { get; init; }

    /// <summary>The age of responses of DescribeServices, ListServices and ListTasks. Null to leave it unchanged.</summary>
    public TimeSpan? ReadLag { get; init; }

    /// <summary>Reads a scenario file.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is not a valid scenario. The message contains the file, the position and the cause.
    /// </exception>
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

    /// <summary>Parses a scenario. JSON comments and trailing commas are allowed, unknown members are not.</summary>
    /// <exception cref="InvalidDataException">
    /// The JSON is not a valid scenario. The message contains the JSON path and the cause.
    /// </exception>
    public static Scenario Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ScenarioJson.Default.ScenarioFile)?.ToScenario()
                ?? throw new InvalidDataException("$: expected a JSON object.");
        }
        catch (JsonException error)
        {
            // The serializer repeats the path and position at the end of its message.
            var message = error.Message.Split(" Path: ")[0];
            throw new InvalidDataException($"{error.Path ?? "$"}: {message} (Line {error.LineNumber + 1}.)", error);
        }
    }
}
