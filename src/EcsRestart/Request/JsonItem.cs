using System.Text.Json;

namespace EcsRestart.Request;

/// <summary>An element of a JSON array, with its JSONPath.</summary>
internal sealed record JsonItem(JsonElement Element, string Path);
