using System.Text.Json;

namespace EcsRestart.Request;

/// <summary>One element of a list.</summary>
internal sealed record JsonItem(JsonElement Element, string Path);
