using System.Text.RegularExpressions;

namespace EcsRestart.Simulator;

/// <summary>Another account and Region in a scenario file.</summary>
internal sealed partial record AccountEntry : LocationEntry
{
    private const int MatchTimeoutMilliseconds = 1000;

    public required string Account { get; init; }

    public required string Region { get; init; }

    public RoleEntry? Role { get; set; }

    public override IEnumerable<string> Problems(string path)
    {
        if (!AccountShape().IsMatch(Account))
            yield return $"{path}.account: '{Account}' is not a 12-digit account ID.";
        if (!RegionShape().IsMatch(Region))
            yield return $"{path}.region: '{Region}' is not a Region name such as eu-west-1.";
        foreach (var problem in Role?.Problems($"{path}.role", Account) ?? [])
            yield return problem;
        foreach (var index in Enumerable.Range(0, Faults.Count).Where(index => Faults[index].IsSts))
        {
            if (Role is null)
                yield return $"{path}.faults[{index}].action: {Faults[index].Action} requires a role, and the account has none.";
            else if (Faults[index].Action != "AssumeRole")
                yield return $"{path}.faults[{index}].action: {Faults[index].Action} has no role. Move the fault to $.faults.";
        }

        foreach (var problem in base.Problems(path))
            yield return problem;
    }

    public ScenarioAccount ToAccount() => new()
    {
        AccountId = Account,
        Region = Region,
        Role = Role?.ToRole(),
        Content = ToContent(Role?.Arn),
    };

    [GeneratedRegex(@"\A[0-9]{12}\z", RegexOptions.None, MatchTimeoutMilliseconds)]
    private static partial Regex AccountShape();

    [GeneratedRegex(@"\A[a-z]{2}(-[a-z]+)+-[0-9]\z", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex RegionShape();
}
