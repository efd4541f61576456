using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using System.Text.Json.Nodes;
using EcsRestart.Request;

namespace EcsRestart.Cli.Commands.Lists;

/// <summary>The options that specify a list.</summary>
internal sealed class SourceOptions
{
    private const string Prefix = "$.servicesFrom.";

    private readonly Option<string?> _parameter = new("--parameter") { Description = "Name or ARN of a Systems Manager Parameter Store parameter" };
    private readonly Option<string?> _table = new("--table") { Description = "Name or ARN of a DynamoDB table; requires --group" };
    private readonly Option<string?> _group = new("--group") { Description = "With --table: partition key of the items" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _parameter, _table, _group })
            command.Add(option);

        command.Validators.Add(result =>
        {
            foreach (var error in (Read(result) as RequestReading.Invalid)?.Errors ?? [])
                result.AddError(Describe(error));
        });
    }

    public ListSource Read(ParseResult line) => Read(line.CommandResult) is RequestReading.Valid { Request.ServicesFrom: { } source }
        ? source
        : throw new InvalidOperationException("The options were not validated.");

    /// <summary>Validates the options as the same fields in a request.</summary>
    private RequestReading Read(CommandResult result)
    {
        var source = new JsonObject
        {
            ["parameter"] = result.GetValue(_parameter),
            ["table"] = result.GetValue(_table),
            ["group"] = result.GetValue(_group),
        };
        return RequestReader.Read(Encoding.UTF8.GetBytes(new JsonObject { ["servicesFrom"] = source }.ToJsonString()));
    }

    private static string Describe(RequestError error) => error.Path.StartsWith(Prefix, StringComparison.Ordinal)
        ? $"--{error.Path[Prefix.Length..]}: {error.Message}"
        : "Specify the list: --parameter NAME, or --table NAME with --group NAME";
}
