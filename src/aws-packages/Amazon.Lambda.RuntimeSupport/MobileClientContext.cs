using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

internal sealed class MobileClientContext : IClientContext, IClientApplication
{
    public IDictionary<string, string> Environment { get; private init; }

    public IDictionary<string, string> Custom { get; private init; }

    public IClientApplication Client => HasClient ? this : null;

    public string AppPackageName { get; private init; }

    public string AppTitle { get; private init; }

    public string AppVersionCode { get; private init; }

    public string AppVersionName { get; private init; }

    public string InstallationId { get; private init; }

    private bool HasClient { get; init; }

    public static MobileClientContext Parse(string json)
    {
        if (string.IsNullOrWhiteSpace(json))
            return new MobileClientContext();

        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var hasClient = root.TryGetProperty("client", out var client);
        return new MobileClientContext
        {
            HasClient = hasClient,
            AppPackageName = client.Text("app_package_name"),
            AppTitle = client.Text("app_title"),
            AppVersionCode = client.Text("app_version_code"),
            AppVersionName = client.Text("app_version_name"),
            InstallationId = client.Text("installation_id"),
            Custom = Map(root, "custom"),
            Environment = Map(root, "env"),
        };
    }

    private static Dictionary<string, string> Map(JsonElement root, string name) =>
        root.TryGetProperty(name, out var map)
            ? map.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.ToString(), StringComparer.Ordinal)
            : null;
}
