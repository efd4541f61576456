using System.Text.Json;

namespace EcsRestart.Request;

/// <summary>
/// A field that sets an option of a request or of an entry: the only place that defines how the field is read from a payload and written
/// to a deferred payload.
/// </summary>
/// <param name="Read">Returns the options with the value of the field, or unchanged when the field is absent, or with an error when it is invalid.</param>
/// <param name="Repeat">Writes the field to the deferred payload. Null when the deferred run must not have it.</param>
internal sealed record RequestField<T>(
    string Name, Func<string, JsonFields, RequestFindings, T, T> Read, Action<string, Utf8JsonWriter, T>? Repeat)
    where T : class
{
    /// <param name="defaults">The options that the payload does not set.</param>
    public T From(JsonFields fields, RequestFindings findings, T defaults) => Read(Name, fields, findings, defaults);

    public void RepeatIn(Utf8JsonWriter json, T options) => Repeat?.Invoke(Name, json, options);
}
