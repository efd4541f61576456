using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using EcsRestart.Lists;
using EcsRestart.Request;

namespace EcsRestart.Cli.Session;

/// <summary>
/// A list in a file for the AWS CLI: the value of a parameter (<c>aws ssm put-parameter --value file://…</c>) or a DynamoDB item (<c>aws
/// dynamodb put-item --item file://…</c>), recognized by its keys.
/// </summary>
internal static class ListFile
{
    /// <summary>The limit of a standard parameter (AWS Systems Manager User Guide, "Managing parameter tiers").</summary>
    private const int MaxStandardBytes = 4_096;

    /// <summary>The limit of an advanced parameter.</summary>
    private const int MaxAdvancedBytes = 8_192;

    private const char ByteOrderMark = '\uFEFF';
    private const string Attribute = """expected an attribute such as {"S": "prod-cluster"}, {"N": "2"}, {"BOOL": true} or {"NULL": true}""";

    /// <param name="bytes">The bytes of the file, all of which the AWS CLI stores.</param>
    /// <param name="region">The Region that every ARN must be in. Empty for any.</param>
    /// <returns>The entries, or all errors, including the limits of the store.</returns>
    public static ParsedList Read(ReadOnlyMemory<byte> bytes, string region)
    {
        var text = Encoding.UTF8.GetString(bytes.Span);
        if (text.StartsWith(ByteOrderMark))
            return Invalid("the file starts with a byte order mark, which the AWS CLI would store; save the file without it");

        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.EnumerateObject().Any(IsKey))
                return ReadItem(json.RootElement, region);
        }
        catch (JsonException)
        {
            // Not JSON: plain entries, or invalid JSON that the list reader reports.
        }
        catch (InvalidOperationException)
        {
            return Invalid("the item contains a string that is not valid Unicode");
        }

        return ReadParameter(text, bytes.Length, region);
    }

    private static ParsedList ReadParameter(string text, int bytes, string region)
    {
        var list = ListValidation.ReadToStore(new ListContent.PlainText(text), region);
        if (bytes > MaxAdvancedBytes)
        {
            var error = Size(bytes, $"a parameter can have at most {MaxAdvancedBytes:N0}; split the list or store it in a table");
            return list with { Errors = [.. list.Errors, new RequestError("$", error)] };
        }

        return bytes <= MaxStandardBytes
            ? list
            : list with { Warnings = [.. list.Warnings, Size(bytes, $"a parameter above {MaxStandardBytes:N0} bytes requires --tier Advanced, which is charged")] };
    }

    private static ParsedList ReadItem(JsonElement item, string region)
    {
        var errors = new List<RequestError>();
        var entry = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(entry))
        {
            json.WriteStartObject();
            foreach (var attribute in item.EnumerateObject().Where(attribute => !IsKey(attribute)))
            {
                json.WritePropertyName(attribute.Name);
                if (TryWrite(json, attribute.Value))
                    continue;

                json.WriteNullValue();
                errors.Add(new RequestError($"$.{attribute.Name}", Attribute));
            }

            json.WriteEndObject();
        }

        ReadKey(item, ListItem.GroupKey, "nightly", errors);
        var id = ReadKey(item, ListItem.IdKey, "prod-cluster/orders-service", errors);
        var list = ListValidation.Read(new ListContent.Items([new ListItem(id, JsonElement.Parse(entry.WrittenSpan))]), region);
        return list with { Errors = [.. errors, .. list.Errors] };
    }

    private static bool IsKey(JsonProperty attribute) => attribute.Name is ListItem.GroupKey or ListItem.IdKey;

    private static string ReadKey(JsonElement item, string name, string example, List<RequestError> errors)
    {
        if (item.TryGetProperty(name, out var key) && key.ValueKind == JsonValueKind.Object && key.TryGetProperty("S", out var text)
            && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } value)
        {
            return value;
        }

        errors.Add(new RequestError($"$.{name}", $$"""expected a table key such as {"S": "{{example}}"}"""));
        return "";
    }

    /// <returns>False when no option has a value of this type.</returns>
    private static bool TryWrite(Utf8JsonWriter json, JsonElement attribute)
    {
        if (attribute.ValueKind != JsonValueKind.Object || attribute.GetPropertyCount() != 1)
            return false;

        var value = attribute.EnumerateObject().First();
        switch (value.Name, value.Value.ValueKind)
        {
            case ("S", JsonValueKind.String):
                json.WriteStringValue(value.Value.GetString());
                return true;
            case ("N", JsonValueKind.String) when decimal.TryParse(value.Value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                json.WriteNumberValue(number);
                return true;
            case ("BOOL", JsonValueKind.True or JsonValueKind.False):
                json.WriteBooleanValue(value.Value.GetBoolean());
                return true;
            case ("NULL", JsonValueKind.True):
                json.WriteNullValue();
                return true;
            default:
                return false;
        }
    }

    private static string Size(int bytes, string limit) => string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes; {limit}");

    private static ParsedList Invalid(string error) => new([], [], [], [new RequestError("$", error)], []);
}
