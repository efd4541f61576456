namespace EcsRestart.EndToEnd.Tests.Support;

/// <summary>Paths in the checkout that the tests were built from.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    /// <summary>The folder of the command line built in the same configuration as the tests.</summary>
    public static readonly string CommandLine =
        Path.Combine(Root, "artifacts", "bin", "EcsRestart.Cli", new DirectoryInfo(AppContext.BaseDirectory).Name);

    /// <summary>
    /// The folder of the published function: the environment variable <c>ECS_RESTART_FUNCTION</c>, or the function built with the command
    /// line.
    /// </summary>
    public static readonly string Function =
        Environment.GetEnvironmentVariable("ECS_RESTART_FUNCTION") is { Length: > 0 } folder ? folder : Path.Combine(CommandLine, "function");

    public static string Event(string name) => Path.Combine(Root, "events", name);

    public static string Scenario(string name) => Path.Combine(Root, "events", "scenarios", name);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EcsRestart.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests must run in a checkout.");
        return folder.FullName;
    }
}
