using System.Text.Json;
using EcsRestart.Lists;
using EcsRestart.Request;

namespace EcsRestart.Tests.Lists;

public sealed class ListReaderTests
{
    private const string Place = "servicesFrom[/nightly]";

    [Theory]
    [InlineData("", "expected at least 1 service, select or task entry, found an empty list")]
    [InlineData(" ,\r\n, ", "expected at least 1 service, select or task entry, found an empty list")]
    [InlineData("{}", "expected at least 1 service, select or task entry, found an empty list")]
    [InlineData("""{"services":[],"select":null}""", "expected at least 1 service, select or task entry, found an empty list")]
    [InlineData("{", "invalid JSON at line 1, byte 2")]
    public void Read_EmptyList_NamesTheList(string text, string expected) =>
        Assert.Equal([new RequestError($"$.{Place}", expected)], Read(text).Errors);

    [Theory]
    [InlineData("orders", "orders")]
    [InlineData("prod/orders/1", "prod/orders/1")]
    [InlineData("/orders", "/orders")]
    [InlineData("prod/", "prod/")]
    [InlineData("[\"prod/orders\"]", "[\"prod/orders\"]")]
    public void Read_InvalidEntry_ReportsErrorWithPath(string entry, string found) => Assert.Equal(
        [new RequestError($"$.{Place}[1]", $"expected cluster/service or a service ARN, found \"{found}\"")],
        Read($"prod/mail,{entry}").Errors);

    [Fact]
    public void Read_SeveralInvalidEntries_ReportsAll() =>
        Assert.Equal([$"$.{Place}[0]", $"$.{Place}[2]"], Read("a\nprod/b\nc").Errors.Select(error => error.Path));

    [Theory]
    [InlineData("""{"dryRun":true,"services":[{"cluster":"c","service":"s"}]}""", "dryRun")]
    [InlineData("""{"DryRun":true,"services":[{"cluster":"c","service":"s"}]}""", "DryRun")]
    [InlineData("""{"comment":"x","services":[{"cluster":"c","service":"s"}]}""", "comment")]
    public void Read_SettingInFragment_ReportsErrorWithRemedy(string json, string field)
    {
        var error = Assert.Single(Read(json).Errors);

        Assert.Equal($"$.{Place}.{field}", error.Path);
        Assert.Equal("not allowed in a list, which contains only services, select and tasks; set it in the request", error.Message);
    }

    [Fact]
    public void Read_FragmentWithServicesFrom_ReportsError() => Assert.Equal(
        "not allowed in a list: a list cannot refer to another list", Assert.Single(Read("""{"servicesFrom":{"parameter":"/b"},"services":[{}]}""").Errors).Message);

    [Fact]
    public void Read_FragmentWithSeveralErrors_ReportsAllWithPaths()
    {
        var reading = Read("""{"servcies":[],"services":[{},{"cluster":1,"wave":0},7],"select":[{"cluster":"c"}],"tasks":[{"cluster":"c"}]}""");

        Assert.Equal(
            [
                $"$.{Place}.servcies", $"$.{Place}.services[1].cluster", $"$.{Place}.services[1].wave", $"$.{Place}.services[2]",
                $"$.{Place}.select[0]", $"$.{Place}.tasks[0].taskDefinition",
            ],
            reading.Errors.Select(error => error.Path));
        Assert.Equal("unknown field; did you mean \"services\"?", reading.Errors[0].Message);
    }

    [Fact]
    public void Read_ItemWithSeveralErrors_ReportsAllWithKey()
    {
        var reading = Read(Item("prod/a", """{"cluster":"prod","service":"a","wave":101}"""), Item("prod/b", """{"force":"yes","owner":"me"}"""));

        Assert.Equal(
            [$"$.{Place}[prod/a].wave", $"$.{Place}[prod/b].owner", $"$.{Place}[prod/b].force"], reading.Errors.Select(error => error.Path));
    }

    [Fact]
    public void Read_SecureString_ReportsError() =>
        Assert.Contains("which EcsRestart does not decrypt", Assert.Single(Read(new ListContent.SecureString()).Errors).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_StringListLikeJson_ReadsEntries() =>
        Assert.StartsWith("expected cluster/service", Read(new ListContent.PlainText("{}", IsList: true)).Errors[0].Message, StringComparison.Ordinal);

    [Fact]
    public void Read_TooManyEntries_ReportsError() =>
        Assert.StartsWith(
            "expected at most 5,000 services, found 5,001",
            Assert.Single(Read(string.Join(',', Enumerable.Range(0, 5_001).Select(index => $"c/s{index}"))).Errors).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("prod/orders,test/mail")]
    [InlineData("prod/orders\ntest/mail\n")]
    [InlineData(" prod/orders ,\r\n\r\n test/mail ,")]
    public void Read_CommasOrLineBreaks_ReturnsServicesInOrder(string text)
    {
        var reading = Read(text);

        Assert.Empty(reading.Errors);
        Assert.Equal(["prod/orders", "test/mail"], reading.Services.Select(service => $"{service.Cluster}/{service.Service}"));
        Assert.Equal([$"{Place}[0]", $"{Place}[1]"], reading.Services.Select(service => service.Place));
        Assert.All(reading.Services, service => Assert.Equal(Defaults, service.Options));
    }

    [Fact]
    public void Read_ArnEntry_ReturnsService()
    {
        const string arn = "arn:aws:ecs:eu-central-1:123456789012:service/prod/orders";

        var service = Assert.Single(Read(arn).Services);

        Assert.Equal((null, arn), (service.Cluster, service.Service));
    }

    [Fact]
    public void Read_FragmentWithAllKinds_ReadsThemLikeRequest()
    {
        var reading = Read("""
             {"services":[{"cluster":"c","service":"s","wave":2,"force":true}],"select":[{"cluster":"p-*","service":"*"}],
              "tasks":[{"cluster":"c","taskDefinition":"migrate"}]}
            """);

        Assert.Empty(reading.Errors);
        var service = Assert.Single(reading.Services);
        Assert.Equal((2, true, Defaults.RolloutTimeout), (service.Options.Wave, service.Options.Force, service.Options.RolloutTimeout));
        Assert.Equal($"{Place}.services[0]", service.Place);
        Assert.Equal($"{Place}.select[0]", Assert.Single(reading.Select).Place);
        Assert.Equal($"{Place}.tasks[0]", Assert.Single(reading.Tasks).Place);
    }

    [Fact]
    public void Read_ItemWithOptions_ReadsThemLikeEntry()
    {
        var reading = Read(
            Item("prod/a", """{"cluster":"prod","service":"a","wave":3,"allowDowntime":true,"force":false,"timeoutMinutes":7}"""), Item("prod/b", "{}"));

        Assert.Empty(reading.Errors);
        Assert.Equal(
            new ServiceOptions { Wave = 3, AllowDowntime = true, RolloutTimeout = TimeSpan.FromMinutes(7) }, reading.Services[0].Options);
        Assert.Equal(("prod", "b", $"{Place}[prod/b]"), (reading.Services[1].Cluster, reading.Services[1].Service, reading.Services[1].Place));
    }

    private static ServiceOptions Defaults => new() { RolloutTimeout = TimeSpan.FromMinutes(11) };

    private static ListItem Item(string id, string json) => new(id, JsonElement.Parse(json));

    private static ParsedList Read(string text) => Read(new ListContent.PlainText(text));

    private static ParsedList Read(params ListItem[] items) => Read(new ListContent.Items(items));

    private static ParsedList Read(ListContent content) => ListReader.Read(content, Place, Defaults);
}
