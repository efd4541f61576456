using System.Text;
using System.Text.RegularExpressions;
using EcsRestart.EndToEnd.Tests.Infra;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Request;

namespace EcsRestart.EndToEnd.Tests.Deployment;

/// <summary>The commands of pages and workflows that deploy or invoke, read by the rules of the tool that they call.</summary>
public sealed class CommandTests
{
    /// <summary>The most that CloudFormation accepts without S3, in bytes.</summary>
    private const int MaxTemplateBody = 51_200;

    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    /// <summary>The options of <c>aws cloudformation deploy</c> in versions 1 and 2 of the AWS CLI.</summary>
    private static readonly string[] DeployOptions =
    [
        "--template-file", "--stack-name", "--s3-bucket", "--s3-prefix", "--capabilities", "--parameter-overrides", "--no-fail-on-empty-changeset",
    ];

    private readonly StackTemplate _template = new();

    [Theory]
    [InlineData("a 'b c' \"d \\\"e\\\" $(f \"g\")\" h\\\n  i # j", "a|b c|d \"e\" $(f \"g\")|h|i")]
    [InlineData("X=1 a b > c && d | e\nwhile read f; do g; done < h", "a|b;d;e;read|f;g;done")]
    [InlineData("jq '.a\n| .b' --config <(printf x) -", "jq|.a\n| .b|--config|<(printf x)|-")]
    public void Parse_Script_SplitsWordsLikeBash(string script, string commands) =>
        Assert.Equal(commands, string.Join(';', ShellCommand.Parse(script).Select(command => string.Join('|', command.Words))));

    [Fact]
    public void SamParameters_Value_EndsAtQuotationMarkOrSpace() =>
        Assert.Equal(
            new Dictionary<string, string> { ["RequestMembers"] = "wait", ["ScheduleExpression"] = "cron(0" },
            ToolParsers.SamParameters(["RequestMembers=\"wait\": true, \"services\": []", "ScheduleExpression=cron(0 3 * * ? *)"]));

    [Fact]
    public void LambdaToolsParameters_Value_EndsAtSecondQuotationMark() =>
        Assert.Equal(
            new Dictionary<string, string> { ["RequestMembers"] = "wait", ["ScheduleExpression"] = "cron(0 3 * * ? *)" },
            ToolParsers.LambdaToolsParameters("RequestMembers=\"wait\": true, \"services\": [];ScheduleExpression=cron(0 3 * * ? *)"));

    [Fact]
    public void AwsDeploy_EachCommand_HasBucketForLargeTemplatesAndKnownOptions() =>
        Assert.All(DocumentedCommands.StartingWith("aws", "cloudformation", "deploy"), one =>
        {
            var template = one.Command.Option("--template-file")!;
            var size = template.EndsWith("packaged.yaml", StringComparison.Ordinal) ? SizeOf("infra/template.yaml") : SizeOf(template);
            Assert.True(size <= MaxTemplateBody || one.Command.Option("--s3-bucket") is not null, $"{one.File}: {template} has {size} bytes, but there is no --s3-bucket.");
            Assert.Subset(
                DeployOptions.ToHashSet(StringComparer.Ordinal),
                one.Command.Words.Where(word => word.StartsWith("--", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal));
        });

    [Fact]
    public void AwsDeploy_ParameterOverrides_AreAcceptedByTheTemplate() =>
        Assert.All(
            DocumentedCommands.StartingWith("aws", "cloudformation", "deploy")
                .Where(one => !one.Command.Option("--parameter-overrides")!.StartsWith("file://", StringComparison.Ordinal)),
            one => AssertAccepted(
                ToolParsers.AwsParameters(one.Command.Values("--parameter-overrides")),
                one.Command.Option("--template-file") is "infra/member-role.yaml" ? new StackTemplate("member-role.yaml") : _template));

    [Fact]
    public void AwsTemplateBody_FromFile_IsSmallEnough() =>
        Assert.All(
            DocumentedCommands.All.Select(one => one.Command.Option("--template-body")).OfType<string>(),
            body => Assert.InRange(SizeOf(body["file://".Length..]), 1, MaxTemplateBody));

    [Fact]
    public void SamDeploy_ParameterOverrides_AreReadWhole() =>
        Assert.All(DocumentedCommands.StartingWith("sam", "deploy"), one =>
        {
            Assert.Contains("--resolve-s3", one.Command.Words);
            AssertAccepted(ToolParsers.SamParameters(one.Command.Values("--parameter-overrides")), _template, mustHaveRequest: true);
        });

    [Fact]
    public void LambdaToolsDeployServerless_EachCommand_FindsTheTemplateAndReadsParametersWhole() =>
        Assert.All(DocumentedCommands.StartingWith("dotnet", "lambda", "deploy-serverless"), one =>
        {
            // A relative path would be relative to the project location of the defaults file.
            Assert.NotNull(Yaml.Load("aws-lambda-tools-defaults.json").Get("project-location"));
            Assert.True(Path.IsPathRooted(one.Command.Option("--template")!.Replace("$PWD", Repository.Root, StringComparison.Ordinal)), one.Command.ToString());
            AssertAccepted(ToolParsers.LambdaToolsParameters(one.Command.Option("--template-parameters")!), _template, mustHaveRequest: true);
        });

    [Fact]
    public void LambdaToolsDeployFunction_EachCommand_BuildsWhatItsRuntimeRuns()
    {
        var commands = DocumentedCommands.StartingWith("dotnet", "lambda", "deploy-function");

        Assert.Equal(2, commands.Select(one => Config(one.Command)).Distinct(StringComparer.Ordinal).Count());
        Assert.All(commands, one =>
        {
            var runtime = Yaml.Load(Config(one.Command)).At("function-runtime").Text();
            Assert.Equal(runtime == "provided.al2023", ToolParsers.LambdaToolsBuildsNative(one.Command.Option("--msbuild-parameters")));
            Assert.Equal(runtime != "provided.al2023", Yaml.Load(Config(one.Command)).Get("msbuild-parameters") is not null);
        });
    }

    [Fact]
    public void FunctionAlone_Name_IsNotThatOfTheStack() =>
        Assert.All(
            Directory.GetFiles(Repository.Root, "aws-lambda-tools-*.json"),
            file => Assert.NotEqual(_template.Default("FunctionName"), Yaml.Load(Path.GetFileName(file)).At("function-name").Text()));

    /// <summary>A connection without data is dropped after minutes; only a dry run is shorter.</summary>
    [Fact]
    public void AwsInvoke_EachCommand_IsAsynchronousOrADryRun() =>
        Assert.All(DocumentedCommands.StartingWith("aws", "lambda", "invoke"), one =>
        {
            var payload = Regex.Replace(one.Command.Option("--payload")!, @"\$\(date [^)]*\)", "2026-11-21T03:00:00Z", RegexOptions.None, MatchTimeout);
            Assert.Equal("raw-in-base64-out", one.Command.Option("--cli-binary-format"));
            var isEvent = one.Command.Option("--invocation-type") is "Event";
            if (payload is "{}")
            {
                Assert.True(isEvent);
                return;
            }

            var request = Assert.IsType<RequestReading.Valid>(RequestReader.Read(Encoding.UTF8.GetBytes(payload))).Request;
            Assert.True(isEvent || request.DryRun, $"{one.File}: {payload} needs a connection that is silent for minutes.");
            Assert.True(!isEvent || request.ScheduledTime is not null, $"{one.File}: Lambda can deliver {payload} twice.");
        });

    /// <summary>It replaces all variables of the function, and a deployment does not revert it.</summary>
    [Fact]
    public void AwsUpdateFunctionConfiguration_InPages_IsNotUsed() =>
        Assert.DoesNotContain(DocumentedCommands.All, one => one.Command.StartsWith("aws", "lambda", "update-function-configuration"));

    [Fact]
    public void AwsUpdateStack_EachCommand_KeepsTheTemplate() =>
        Assert.All(DocumentedCommands.StartingWith("aws", "cloudformation", "update-stack"), one =>
        {
            Assert.Contains("--use-previous-template", one.Command.Words);
            Assert.Equal(["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"], one.Command.Values("--capabilities"));
        });

    [Fact]
    public void RestartNow_EachCommand_IsOneOfTheScript() =>
        Assert.All(
            DocumentedCommands.StartingWith(".github/scripts/restart-now"),
            one => Assert.Contains(one.Command.Words.Count, one.Command.Words[1] switch { "request" => [2], "invoke" => [5], "show" => [3], _ => Array.Empty<int>() }));

    [Fact]
    public void Newcomer_NeedsAtMost8Steps()
    {
        var steps = File.ReadLines(Path.Combine(Repository.Root, "infra", "README.md"))
            .SkipWhile(line => line != "## Deploy in 8 steps").Skip(1).TakeWhile(line => !line.StartsWith('#'))
            .Where(line => line.Length > 2 && char.IsAsciiDigit(line[0]) && line[1] is '.');

        Assert.InRange(steps.Count(), 1, 8);
    }

    private static string Config(ShellCommand command) => command.Option("--config-file") ?? "aws-lambda-tools-defaults.json";

    private static long SizeOf(string file) => new FileInfo(Path.Combine(Repository.Root, file)).Length;

    private static void AssertAccepted(Dictionary<string, string> parameters, StackTemplate template, bool mustHaveRequest = false)
    {
        Assert.NotEmpty(parameters);
        Assert.All(parameters, parameter =>
        {
            var definition = template.Parameters.At(parameter.Key);
            if (definition.Get("AllowedPattern") is { } pattern && !parameter.Value.Contains("FUNCTION-ROLE-ARN", StringComparison.Ordinal))
                Assert.True(Regex.IsMatch(parameter.Value, pattern.Text(), RegexOptions.ECMAScript, MatchTimeout), $"{parameter.Key}={parameter.Value}");
            if (definition.Get("AllowedValues") is { } values)
                Assert.Contains(parameter.Value, values.Texts());
        });
        if (parameters.TryGetValue("RequestMembers", out var members))
            Assert.IsType<RequestReading.Valid>(RequestReader.Read(Encoding.UTF8.GetBytes($"{{{members}}}")));
        else
            Assert.False(mustHaveRequest, "The example must show how to quote RequestMembers.");
    }
}
