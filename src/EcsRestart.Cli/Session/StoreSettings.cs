namespace EcsRestart.Cli.Session;

/// <summary>The store of schedules or lists that the user selected.</summary>
/// <param name="Aws">False for an endpoint that ignores credentials.</param>
/// <param name="Endpoint">Null for the default endpoint of the Region.</param>
internal sealed record StoreSettings(bool Aws, string? Profile, string? Region, Uri? Endpoint);
