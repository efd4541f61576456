using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

/// <summary>A scenario file. Its top level describes the home account and Region.</summary>
internal sealed record ScenarioFile : LocationEntry
{
    /// <summary>The schema for editors; ignored.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }

    public IReadOnlyList<AccountEntry> Accounts { get; set; } = [];

    public IReadOnlyList<ParameterEntry> Parameters { get; set; } = [];

    public IReadOnlyList<TableEntry> Tables { get; set; } = [];

    public override IEnumerable<string> Problems(string path) => base.Problems(path)
        .Concat(Parameters.SelectMany((parameter, index) => parameter.Problems($"{path}.parameters[{index}]")))
        .Concat(Tables.SelectMany((table, index) => table.Problems($"{path}.tables[{index}]")))
        .Concat(Accounts.SelectMany((account, index) => account.Problems($"{path}.accounts[{index}]")))
        .Concat(from location in Accounts.CountBy(account => (account.Account, account.Region))
                where location.Value > 1
                select $"{path}.accounts: {location.Key.Account} in {location.Key.Region} occurs {location.Value} times.")
        .Concat(from role in Accounts.Select(account => account.Role).OfType<RoleEntry>().Distinct().CountBy(role => role.Arn, StringComparer.Ordinal)
                where role.Value > 1
                select $"{path}.accounts: the entries for role {role.Key} differ.");

    /// <exception cref="InvalidDataException">Some values are invalid. The message lists all of them.</exception>
    public Scenario ToScenario()
    {
        var problems = Problems("$").ToList();
        return problems.Count == 0
            ? ToContent(role: null) with
            {
                Accounts = [.. Accounts.Select(account => account.ToAccount())],
                Parameters = [.. Parameters.Select(parameter => parameter.ToParameter())],
                Tables = [.. Tables.Select(table => table.ToTable())],
            }
            : throw new InvalidDataException(string.Join(Environment.NewLine, problems));
    }
}
