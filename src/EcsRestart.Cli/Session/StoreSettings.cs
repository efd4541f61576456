namespace EcsRestart.Cli.Session;

/// <summary>Whose schedules or lists the user chose.</summary>
/// <param name="Aws">False: an endpoint that checks no credentials.</param>
/// <param name="Endpoint">Null: the Region's own.</param>
internal sealed record StoreSettings(bool Aws, string? Profile, string? Region, Uri? Endpoint);
