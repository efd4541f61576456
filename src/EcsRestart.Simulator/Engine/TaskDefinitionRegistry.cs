using System.Globalization;
using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

/// <summary>The task definitions of the account, by family and revision.</summary>
internal sealed class TaskDefinitionRegistry(Arns arns)
{
    private readonly Dictionary<string, SortedDictionary<int, SimulatedTaskDefinition>> _families = new(StringComparer.Ordinal);

    /// <summary>Registers the next revision of a family.</summary>
    /// <param name="document">The registered document. Returned unchanged, with the members that ECS adds.</param>
    public SimulatedTaskDefinition Register(string family, JsonObject document, DateTimeOffset now) =>
        Put(family, Revisions(family).Keys.LastOrDefault() + 1, document, now);

    /// <summary>Returns the task definition with this name. Registers one with a single container if it does not exist.</summary>
    /// <param name="familyAndRevision"><c>family:revision</c>, or a family for revision 1.</param>
    /// <param name="container">The name of the container.</param>
    public SimulatedTaskDefinition Ensure(string familyAndRevision, string container, DateTimeOffset now)
    {
        var (family, revision) = Split(familyAndRevision);
        return Revisions(family).GetValueOrDefault(revision ?? 1) ?? Put(family, revision ?? 1, OneContainer(family, container), now);
    }

    /// <summary>Registers a task definition with a behavior, by default as revision 1.</summary>
    /// <param name="familyAndRevision"><c>family:revision</c>, or a family.</param>
    public void Add(string familyAndRevision, TaskBehavior behavior, DateTimeOffset now)
    {
        var (family, revision) = Split(familyAndRevision);
        var definition = Put(family, revision ?? 1, Document(family, behavior), now);
        Revisions(family)[revision ?? 1] = definition with { Behavior = behavior };
    }

    /// <param name="name"><c>family</c> for its latest ACTIVE revision, <c>family:revision</c> or an ARN.</param>
    public SimulatedTaskDefinition? Find(string name)
    {
        var (family, revision) = Split(Arns.NameIn(name));
        return revision is { } exact
            ? Revisions(family).GetValueOrDefault(exact)
            : Revisions(family).Values.LastOrDefault(definition => definition.IsActive);
    }

    private static (string Family, int? Revision) Split(string name) =>
        name.Split(':') is [var family, var digits] && int.TryParse(digits, CultureInfo.InvariantCulture, out var revision)
            ? (family, revision)
            : (name, null);

    private static JsonObject OneContainer(string family, string container) => new()
    {
        ["containerDefinitions"] = new JsonArray(
            new JsonObject { ["name"] = container, ["image"] = $"{family}:latest", ["essential"] = true }),
        ["networkMode"] = "awsvpc",
        ["cpu"] = "256",
        ["memory"] = "512",
    };

    private static JsonObject Document(string family, TaskBehavior behavior)
    {
        var containers = new JsonArray();
        foreach (var container in behavior.Containers)
        {
            var definition = new JsonObject { ["name"] = container.Name, ["image"] = $"{family}:latest" };
            if (container.Essential is { } essential)
                definition["essential"] = essential;
            containers.Add((JsonNode)definition);
        }

        return new JsonObject
        {
            ["containerDefinitions"] = containers,
            ["networkMode"] = behavior.NetworkMode,
            ["cpu"] = "256",
            ["memory"] = "512",
        };
    }

    private SortedDictionary<int, SimulatedTaskDefinition> Revisions(string family)
    {
        if (!_families.TryGetValue(family, out var revisions))
            _families.Add(family, revisions = []);
        return revisions;
    }

    private SimulatedTaskDefinition Put(string family, int revision, JsonObject document, DateTimeOffset now)
    {
        var arn = arns.TaskDefinition(family, revision);
        document["taskDefinitionArn"] = arn;
        document["family"] = family;
        document["revision"] = revision;
        document["status"] = "ACTIVE";
        document["registeredAt"] = now.ToUnixTimeMilliseconds() / 1000m;
        return Revisions(family)[revision] = new SimulatedTaskDefinition(arn, document);
    }
}
