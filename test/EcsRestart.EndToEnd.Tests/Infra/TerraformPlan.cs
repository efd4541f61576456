using System.Text.Json;
using EcsRestart.EndToEnd.Tests.Support;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>What the real Terraform makes of a module, with stubs in place of the provider's resources.</summary>
internal sealed class TerraformPlan
{
    public static readonly Tool Terraform = new("terraform");

    /// <summary>No configuration of the machine, and no question.</summary>
    private static readonly Dictionary<string, string?> Environment = new()
    {
        ["TF_CLI_CONFIG_FILE"] = "/dev/null",
        ["TF_INPUT"] = "0",
        ["TF_IN_AUTOMATION"] = "1",
    };

    private readonly List<(string Type, string Name, JsonElement Attributes)> _resources = [];

    private TerraformPlan()
    {
    }

    /// <summary>Validates and plans a module of <c>infra</c>.</summary>
    /// <param name="module">Its folder.</param>
    /// <param name="variables">The values of variables, as JSON.</param>
    public static async Task<TerraformPlan> OfAsync(string module, object variables, string partition = "aws")
    {
        var root = Directory.CreateTempSubdirectory("ecs-restart-");
        try
        {
            var source = Path.Combine(Repository.Root, "infra");
            var folder = root.CreateSubdirectory(Path.Combine("infra", module)).FullName;
            foreach (var definition in Directory.GetFiles(source, "*.asl.json"))
                File.Copy(definition, Path.Combine(root.FullName, "infra", Path.GetFileName(definition)));
            foreach (var file in Directory.GetFiles(Path.Combine(source, module), "*.tf"))
                await File.WriteAllTextAsync(Path.Combine(folder, Path.GetFileName(file)), TerraformStubs.Convert(await File.ReadAllTextAsync(file), partition));
            Directory.CreateDirectory(Path.Combine(folder, "stub"));
            await File.WriteAllTextAsync(Path.Combine(folder, "stub", "main.tf"), TerraformStubs.Stub);
            await File.WriteAllTextAsync(Path.Combine(folder, "terraform.tfvars.json"), JsonSerializer.Serialize(variables));

            await RunAsync(folder, "init", "-backend=false", "-no-color");
            await RunAsync(folder, "validate", "-no-color");
            await RunAsync(folder, "plan", "-no-color", "-out=plan");
            using var plan = JsonDocument.Parse(await RunAsync(folder, "show", "-json", "plan"));
            var read = new TerraformPlan();
            foreach (var resource in plan.RootElement.GetProperty("planned_values").GetProperty("root_module").GetProperty("child_modules").EnumerateArray())
                read.Add(resource);
            return read;
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    /// <summary>Instances of a type of resource, by name; with <c>for_each</c> or <c>count</c> the key follows the name.</summary>
    public IEnumerable<(string Name, JsonElement Attributes)> Resources(string type) =>
        _resources.Where(resource => resource.Type == type).Select(resource => (resource.Name, resource.Attributes));

    public JsonElement Resource(string type, string name) => Assert.Single(Resources(type), resource => resource.Name == name).Attributes;

    private void Add(JsonElement module)
    {
        var address = module.GetProperty("address").GetString()!["module.".Length..].Split("__", 2);
        var resource = Assert.Single(module.GetProperty("resources").EnumerateArray().ToArray());
        _resources.Add((address[0], address[1].Replace("[\"", ".", StringComparison.Ordinal).Replace("\"]", "", StringComparison.Ordinal), resource.GetProperty("values").GetProperty("input").Clone()));
    }

    private static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var run = await Terraform.RunAsync(folder, Environment, arguments);
        Assert.True(run.ExitCode == 0, $"terraform {arguments[0]}: {run.Output}{run.Messages}");
        return run.Output;
    }
}
