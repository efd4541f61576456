namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>A test that needs Terraform, and is skipped with the reason where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TerraformFactAttribute : FactAttribute
{
    public TerraformFactAttribute() => Skip = TerraformPlan.Terraform.Missing;
}
