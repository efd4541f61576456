using System.Reflection;

namespace EcsRestart.Tests;

public sealed class ResultCodeTests
{
    public static TheoryData<string> Codes =>
        [.. typeof(ResultCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(code => code.Name)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Code_OfAResult_HasItsEntryInTheDocument(string code)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EcsRestart.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside a checkout.");

        Assert.Contains($"`{code}`", File.ReadAllText(Path.Combine(folder.FullName, "docs", "errors.md")), StringComparison.Ordinal);
    }
}
