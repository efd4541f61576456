using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Serialization.SystemTextJson;
using TestSerializer =
    Amazon.Lambda.Serialization.SystemTextJson.SourceGeneratorLambdaJsonSerializer<AwsPackages.Tests.Lambda.LambdaTestJson>;

namespace AwsPackages.Tests.Lambda;

public sealed class SourceGeneratorLambdaJsonSerializerTests
{
    private static readonly TestSerializer Serializer = new();

    [Fact]
    public void Serialize_NullMember_OmitsIt() => Assert.Equal("""{"Quantity":3}""", Write(Serializer, new Order { Quantity = 3 }));

    [Fact]
    public void Serialize_NonAscii_DoesNotEscape() => Assert.Equal("\"žluť <&> 日\"", Write(Serializer, "žluť <&> 日"));

    [Theory]
    [InlineData("""{"customer":"Ann","quantity":2}""")]
    [InlineData("""{"CUSTOMER":"Ann","Quantity":2}""")]
    public void Deserialize_NamesInAnyCase_ReadsThem(string json) =>
        Assert.Equal(new Order { Customer = "Ann", Quantity = 2 }, Read<Order>(Serializer, json));

    [Fact]
    public void Serialize_Customizer_SetsNamingPolicy()
    {
        var serializer = new TestSerializer(options => options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);

        Assert.Equal("""{"customer":"Ann","quantity":2}""", Write(serializer, new Order { Customer = "Ann", Quantity = 2 }));
    }

    [Fact]
    public void Serialize_UnregisteredType_NamesContext()
    {
        var error = Assert.Throws<JsonSerializerException>(() => Write(Serializer, new Version(1, 2)));

        Assert.Equal(
            "Error converting the response object of type System.Version from the Lambda function to JSON: No JsonTypeInfo registered "
            + "in AwsPackages.Tests.Lambda.LambdaTestJson for type System.Version.",
            error.Message);
        Assert.IsType<JsonSerializerException>(error.InnerException);
    }

    [Fact]
    public void Deserialize_InvalidEvent_KeepsJsonError()
    {
        var error = Assert.Throws<JsonSerializerException>(() => Read<Order>(Serializer, "{"));

        Assert.StartsWith(
            "Error converting the Lambda event JSON payload to type AwsPackages.Tests.Lambda.Order: ",
            error.Message,
            StringComparison.Ordinal);
        Assert.IsType<JsonException>(error.InnerException, exactMatch: false);
    }

    [Fact]
    public void Deserialize_NonSeekableStream_ReadsAll()
    {
        using var compressed = new MemoryStream();
        using (var packing = new BrotliStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            packing.Write("""{"quantity":2}"""u8);
        compressed.Position = 0;
        using var unpacking = new BrotliStream(compressed, CompressionMode.Decompress);

        Assert.Equal(2, Serializer.Deserialize<Order>(unpacking).Quantity);
    }

    private static string Write<T>(TestSerializer serializer, T value)
    {
        using var stream = new MemoryStream();
        serializer.Serialize(value, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static T Read<T>(TestSerializer serializer, string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return serializer.Deserialize<T>(stream);
    }
}
