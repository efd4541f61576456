using System.Globalization;
using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

/// <summary>The task definitions of the account, by family and revision.</summary>
internal sealed class TaskDefinitionRegistry(Arns arns)
{
    private readonly Dictionary<string, SortedDictionary<int, SimulatedTaskDefinition>> _families = new(StringComparer.Ordinal);

    /// <summary>Registers the next revision of a family.</summary>
    /// <param name="family">The family's name.</param>
    /// <param name="document">What was registered; given back as it is, with what ECS adds.</param>
    /// <param name="now">When.</param>
    public SimulatedTaskDefinition Register(string family, JsonObject document, DateTimeOffset now) =>
        Put(family, Revisions(family).Keys.LastOrDefault() + 1, document, now);

    /// <summary>The task definition of that name, registered with one container if there is none.</summary>
    /// <param name="familyAndRevision"><c>family:revision</c>, or a family alone for revision 1.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="now">When.</param>
    public SimulatedTaskDefinition Ensure(string familyAndRevision, string container, DateTimeOffset now)
    {
        var (family, revision) = Split(familyAndRevision);
        return Revisions(family).GetValueOrDefault(revision ?? 1) ?? Put(family, revision ?? 1, OneContainer(family, container), now);
    }

    /// <summary>Registers a task definition with a behaviour; its revision is 1 unless the name says which.</summary>
    /// <param name="familyAndRevision"><c>family:revision</c>, or a family alone.</param>
    public void Add(string familyAndRevision, TaskBehavior behaviour, DateTimeOffset now)
    {
        var (family, revision) = Split(familyAndRevision);
        var definition = Put(family, revision ?? 1, Document(family, behaviour), now);
        Revisions(family)[revision ?? 1] = definition with { Behaviour = behaviour };
    }

    /// <param name="name"><c>family</c> (its latest ACTIVE revision), <c>family:revision</c> or an ARN.</param>
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

    private static JsonObject Document(string family, TaskBehavior behaviour)
    {
        var containers = new JsonArray();
        foreach (var container in behaviour.Containers)
        {
            var definition = new JsonObject { ["name"] = container.Name, ["image"] = $"{family}:latest" };
            if (container.Essential is { } essential)
                definition["essential"] = essential;
            containers.Add((JsonNode)definition);
        }

        return new JsonObject
        {
            ["containerDefinitions"] = containers,
            ["networkMode"] = behaviour.NetworkMode,
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
