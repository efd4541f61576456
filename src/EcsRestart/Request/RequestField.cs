using System.Text.Json;

namespace EcsRestart.Request;

/// <summary>
/// A field that sets an option of a request, or of an entry: the only place that says how a payload is read and how a deferred payload
/// repeats it.
/// </summary>
/// <param name="Read">Returns the options with the value of the field, or the options unchanged when the field is absent or (with an error) invalid.</param>
/// <param name="Repeat">Writes the field into the payload of the later run. Null when the later run must not have it.</param>
internal sealed record RequestField<T>(
    string Name, Func<string, JsonFields, RequestFindings, T, T> Read, Action<string, Utf8JsonWriter, T>? Repeat)
    where T : class
{
    /// <param name="defaults">The options where the payload sets none.</param>
    public T From(JsonFields fields, RequestFindings findings, T defaults) => Read(Name, fields, findings, defaults);

    public void RepeatIn(Utf8JsonWriter json, T options) => Repeat?.Invoke(Name, json, options);
}
