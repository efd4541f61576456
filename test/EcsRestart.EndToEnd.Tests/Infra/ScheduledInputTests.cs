using System.Text;
using System.Text.RegularExpressions;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Request;
using NJsonSchema;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>The input of the deployed schedule, checked with the published schema and the request reader.</summary>
public sealed partial class ScheduledInputTests
{
    private const int MatchTimeoutMilliseconds = 1_000;
    private const string ScheduleArn = "arn:aws:scheduler:eu-central-1:123456789012:schedule/ecs-restart/ecs-restart-scheduled";

    private static readonly DateTimeOffset Due = new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public Task Input_TemplateSchedule_IsValidRequestWithScheduledTime()
    {
        var template = new StackTemplate();

        return AssertValidAsync(template.Substitute(template.Properties("Schedule").At("Target", "Input")));
    }

    [Theory]
    [MemberData(nameof(StackTemplateTests.Members), MemberType = typeof(StackTemplateTests))]
    public Task Input_RequestMembers_IsValidRequest(string members)
    {
        var template = new StackTemplate();
        var input = template.Substitute(template.Properties("Schedule").At("Target", "Input"));

        return AssertValidAsync(input.Replace(template.Default("RequestMembers"), members, StringComparison.Ordinal));
    }

    [Fact]
    public Task Input_ModuleSchedule_IsValidRequestWithScheduledTime()
    {
        var module = new TerraformModule();
        var (_, schedule) = Assert.Single(module.Resources("aws_scheduler_schedule"));

        return AssertValidAsync(Heredoc().Match(schedule).Groups["text"].Value
            .Replace("${var.request_members}", module.DefaultText("request_members"), StringComparison.Ordinal));
    }

    private static async Task AssertValidAsync(string input)
    {
        var schema = await JsonSchema.FromFileAsync(Repository.Event("restart-request.schema.json"));
        Assert.Empty(schema.Validate(input));

        var sent = ContextAttributes.Replace(Encoding.UTF8.GetBytes(input), ScheduleArn, Due, "execution-1");

        Assert.Empty(schema.Validate(Encoding.UTF8.GetString(sent.Span)));
        var request = Assert.IsType<RequestReading.Valid>(RequestReader.Read(sent)).Request;
        Assert.Equal(Due, request.ScheduledTime);
        Assert.NotNull(request.ScheduleArn);
        Assert.Empty(request.Warnings);
    }

    [GeneratedRegex(@"<<-JSON\n(?<text>.*?)\n\s*JSON", RegexOptions.ExplicitCapture | RegexOptions.Singleline, MatchTimeoutMilliseconds)]
    private static partial Regex Heredoc();
}
