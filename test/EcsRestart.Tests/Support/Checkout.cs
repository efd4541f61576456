namespace EcsRestart.Tests.Support;

/// <summary>The repository from which the tests were built.</summary>
internal static class Checkout
{
    private static readonly string[] Generated = ["bin", "obj", "node_modules"];

    public static readonly string Root = FindRoot();

    public static string PathOf(string file) => Path.Combine(Root, file);

    public static string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Returns the files of a folder and its subfolders, relative to the root, without build output.</summary>
    public static IEnumerable<string> FilesIn(string folder, params string[] extensions) =>
        from path in Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories)
        let file = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where extensions.Contains(Path.GetExtension(file)) && !file.Split('/').Intersect(Generated).Any()
        orderby file
        select file;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EcsRestart.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside a checkout.");
        return folder.FullName;
    }
}
