using System.Text.Json;
using EcsRestart.Request;
using EcsRestart.Tests.Support;
using NJsonSchema;

namespace EcsRestart.Tests.Request;

/// <summary>
/// The schema that editors check against says what the reader says. Two things no schema can say are the reader's alone:
/// a field given twice, and names in another case.
/// </summary>
public sealed class SchemaTests
{
    private const string SchemaFile = "restart-request.schema.json";
    private const string One = """{"cluster":"prod","service":"orders"}""";

    private static string Events => Path.Combine(AppContext.BaseDirectory, "events");

    public static TheoryData<string> EventFiles =>
        [.. new DirectoryInfo(Events).GetFiles("*.json").Select(file => file.Name).Where(name => name != SchemaFile).Order()];

    [Theory]
    [MemberData(nameof(EventFiles))]
    public async Task EventFile_SchemaAndReader_FindItAsItsNameSays(string file)
    {
        var payload = await File.ReadAllBytesAsync(Path.Combine(Events, file));
        var expected = !file.StartsWith("invalid-", StringComparison.Ordinal);

        Assert.Equal((expected, expected), (await SchemaTakesAsync(payload), ReaderTakes(payload)));
    }

    [Theory]
    [InlineData("""{"$schema":"s","comment":"c","services":[{}],"dryRun":true,"wait":false,"timeoutMinutes":30}""")]
    [InlineData("""{"$schema":null,"comment":null,"services":[{}],"dryRun":null,"wait":null,"timeoutMinutes":null}""")]
    [InlineData("""{"services":[{"cluster":"prod"}]}""")]
    [InlineData("""{"services":[{"service":"orders"}]}""")]
    [InlineData("""{"services":[{"cluster":null,"service":null,"timeoutMinutes":null}]}""")]
    [InlineData("""{"services":[{"cluster":"","service":""}]}""")]
    [InlineData("""{"services":[{"cluster":"not a name","service":"<aws.scheduler.scheduled-time>"}]}""")]
    [InlineData("""{"services":[{"cluster":"prod","service":"orders"},{"cluster":"prod","service":"orders"}]}""")]
    [InlineData("""{"services":[{"timeoutMinutes":1}],"timeoutMinutes":1}""")]
    [InlineData("""{"services":[{"timeoutMinutes":1440}],"timeoutMinutes":1440}""")]
    public Task Payload_AsItShouldBe_SuitsBoth(string json) => AssertBothAsync(true, json);

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"orders\"")]
    [InlineData("17")]
    [InlineData("{}")]
    [InlineData("""{"services":null}""")]
    [InlineData("""{"services":[]}""")]
    [InlineData("""{"services":{}}""")]
    [InlineData("""{"services":"orders"}""")]
    [InlineData("""{"services":[null]}""")]
    [InlineData("""{"services":[[]]}""")]
    [InlineData("""{"services":["prod/orders"]}""")]
    [InlineData("""{"services":[{}, 1]}""")]
    [InlineData("""{"services":[{"cluster":7}]}""")]
    [InlineData("""{"services":[{"service":["orders"]}]}""")]
    [InlineData("""{"services":[{"name":"orders"}]}""")]
    [InlineData("""{"services":[{"comment":"not here"}]}""")]
    public Task Payload_WithWrongServices_SuitsNeither(string json) => AssertBothAsync(false, json);

    [Theory]
    [InlineData("\"region\":\"eu-central-1\"")]
    [InlineData("\"region\":null")]
    [InlineData("\"$schema\":1")]
    [InlineData("\"comment\":[]")]
    [InlineData("\"dryRun\":\"true\"")]
    [InlineData("\"dryRun\":1")]
    [InlineData("\"wait\":{}")]
    public Task Payload_WithAWrongField_SuitsNeither(string field) => AssertBothAsync(false, $$"""{"services":[{{One}}],{{field}}}""");

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1441")]
    [InlineData("1.5")]
    [InlineData("\"30\"")]
    [InlineData("true")]
    public async Task Payload_WithAWrongTimeout_SuitsNeither(string minutes)
    {
        await AssertBothAsync(false, $$"""{"services":[{{One}}],"timeoutMinutes":{{minutes}}}""");
        await AssertBothAsync(false, $$"""{"services":[{"timeoutMinutes":{{minutes}}}]}""");
    }

    [Theory]
    [InlineData(RequestReader.MaxServices, true)]
    [InlineData(RequestReader.MaxServices + 1, false)]
    public Task Payload_WithManyServices_SuitsBothUpToTheSameNumber(int count, bool expected) =>
        AssertBothAsync(expected, $$"""{"services":[{{string.Join(',', Enumerable.Repeat(One, count))}}]}""");

    [Fact]
    public async Task Fields_OfTheRequest_AreThoseTheReaderKnows() =>
        Assert.Equal(KnownToReader("""{"region":1,"services":[{}]}"""), Names(await SchemaAsync()));

    [Fact]
    public async Task Fields_OfAService_AreThoseTheReaderKnows() =>
        Assert.Equal(KnownToReader("""{"services":[{"region":1}]}"""), Names((await SchemaAsync()).Definitions["service"]));

    private static async Task AssertBothAsync(bool expected, string json)
    {
        var payload = Payload.Utf8(json);

        Assert.Equal((expected, expected), (await SchemaTakesAsync(payload), ReaderTakes(payload)));
    }

    private static bool ReaderTakes(byte[] payload) => RequestReader.Read(payload) is RequestReading.Valid;

    /// <summary>What is not JSON suits no schema, though the validator's own parser passes over trailing commas.</summary>
    private static async Task<bool> SchemaTakesAsync(byte[] payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return (await SchemaAsync()).Validate(document.RootElement.GetRawText()).Count == 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Task<JsonSchema> SchemaAsync() => JsonSchema.FromFileAsync(Path.Combine(Events, SchemaFile));

    private static IEnumerable<string> Names(JsonSchema schema) => schema.Properties.Keys.Order(StringComparer.Ordinal);

    /// <summary>The reader names all its fields when it meets one that is like none of them.</summary>
    private static IEnumerable<string> KnownToReader(string json)
    {
        const string Listing = "unknown field; expected one of ";
        var message = Assert.Single(Payload.Errors(json)).Message;

        Assert.StartsWith(Listing, message, StringComparison.Ordinal);
        return message[Listing.Length..].Split(", ").Order(StringComparer.Ordinal);
    }
}
