namespace EcsRestart.Benchmarks;

/// <summary>The checkout that this program was built from.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EcsRestart.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The benchmarks must run in a checkout.");
        return folder.FullName;
    }
}
