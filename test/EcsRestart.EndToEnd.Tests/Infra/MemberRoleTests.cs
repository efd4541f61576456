using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>The role of a member account, as template and as Terraform module.</summary>
public sealed partial class MemberRoleTests
{
    private const int MatchTimeoutMilliseconds = 1_000;

    private readonly StackTemplate _template = new("member-role.yaml");
    private readonly TerraformModule _module = new("terraform/member-role");

    private IEnumerable<YamlNode> Statements() => _template.Properties("MemberRole").At("Policies").Tree()
        .Concat(_template.Properties("RollBackPolicy").Tree()).Where(node => node.Get("Effect") is not null);

    private YamlNode Trust => _template.Properties("MemberRole").At("AssumeRolePolicyDocument", "Statement")[0];

    [Fact]
    public void Statements_MemberRole_EqualFunctionPolicy()
    {
        string[] files = ["iam-policy.json", "rollback-policy.json"];
        var policy = files.SelectMany(file => Yaml.Load("infra", file).At("Statement").Tree()).Where(node => node.Get("Effect") is not null)
            .Select(Describe).ToArray();
        var inTemplate = Statements().Select(Describe);

        Assert.Equal(8, policy.Length);
        Assert.Equal(policy, inTemplate);
        Assert.Equal(
            policy,
            ModuleStatement().Matches(_module.Code).Select(match => Describe(
                match.Groups["sid"].Value, Quoted().Matches(match.Groups["actions"].Value).Select(action => action.Groups["text"].Value), match.Groups["resource"].Value)));
    }

    [Fact]
    public void Statements_ExceptListClusters_AreLimitedToClustersOfAccount()
    {
        var statements = Statements().ToArray();

        Assert.All(statements.Where(statement => !statement.At("Action").Texts().Contains("ecs:ListClusters")), statement => Assert.Equal(
            ["AnyCluster", "arn:${AWS::Partition}:ecs:*:${AWS::AccountId}:cluster/*", "ClusterArns"],
            statement.At("Condition", "ArnLike", "ecs:cluster").Texts()));
        Assert.Single(statements, statement => statement.At("Action").Texts().Contains("ecs:ListClusters"));
    }

    [Fact]
    public void Rollback_Default_IsNotGranted()
    {
        Assert.Equal("false", _template.Default("Rollback"));
        Assert.Equal("RollsBackHere", _template.Root.At("Resources", "RollBackPolicy", "Condition").Text());
        Assert.Contains("] : statement if var.rollback])", _module.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void Trust_FunctionRole_RequiresExternalIdIfSet()
    {
        Assert.Equal([("AWS", "FunctionRoleArn")], Trust.At("Principal").Members().Select(one => (one.Name, one.Node.Text())));
        Assert.Null(_template.Parameters.At("FunctionRoleArn").Get("Default"));
        Assert.Equal("sts:AssumeRole", Trust.At("Action").Text());
        var condition = (YamlSequenceNode)Trust.At("Condition");
        Assert.Equal("!If", condition.Function());
        Assert.Equal("HasExternalId", condition[0].Text());
        Assert.Equal("ExternalId", condition[1].At("StringEquals", "sts:ExternalId").Text());
        Assert.Equal("AWS::NoValue", condition[2].Text());
        Assert.Contains("Principal = { AWS = var.function_role_arn }", _module.Code, StringComparison.Ordinal);
        Assert.Contains("var.external_id == \"\" ? {} : { Condition = { StringEquals = { \"sts:ExternalId\" = var.external_id } } }", _module.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void Role_StackSet_IsCreatedInOneRegion()
    {
        Assert.All(_template.Root.At("Resources").Members(), resource => Assert.NotNull(resource.Node.Get("Condition")));
        Assert.Equal("IsHome", _template.Root.At("Resources", "MemberRole", "Condition").Text());
        Assert.Equal(["HomeRegion", "HomeRegion", "AWS::Region"], StackTemplate.References(_template.Root.At("Conditions", "IsHome")));
    }

    [Fact]
    public void RoleName_Template_MatchesParameterExample()
    {
        var name = _template.Default("RoleName");

        Assert.Equal(name, _module.DefaultText("role_name"));
        Assert.Contains($"arn:aws:iam::*:role/{name}", new StackTemplate().Parameters.At("MemberRoleArns", "Description").Text(), StringComparison.Ordinal);
        Assert.Contains($"arn:aws:iam::*:role/{name}", new TerraformModule().Variables, StringComparison.Ordinal);
    }

    [Fact]
    public void Function_NoMemberRoles_CannotAssumeRoles()
    {
        var stack = new StackTemplate();

        Assert.Equal("EntersOtherAccounts", stack.Root.At("Resources", "AssumeMemberRolesPolicy", "Condition").Text());
        Assert.Equal("", stack.Default("MemberRoleArns"));
        var others = stack.Statements().Where(statement => statement.Actions.Contains("sts:AssumeRole") && statement.Resource.Length > 0).ToArray();
        Assert.Equal("MemberRoleArns", Assert.Single(others).Resource);
        Assert.Contains(": statement if length(var.member_role_arns) > 0]", new TerraformModule().Code, StringComparison.Ordinal);
    }

    [Fact]
    public void ParametersAndVariables_All_AreUsed()
    {
        string[] sections = ["Conditions", "Resources"];
        var used = sections.SelectMany(section => StackTemplate.References(_template.Root.At(section)));

        Assert.Empty(_template.Parameters.Members().Select(parameter => parameter.Name).Except(used, StringComparer.Ordinal));
        Assert.NotEmpty(_module.VariableNames);
        Assert.All(_module.VariableNames, name => Assert.Contains($"var.{name}", _module.Code, StringComparison.Ordinal));
    }

    private static string Describe(YamlNode statement) =>
        Describe(statement.At("Sid").Text(), statement.At("Action").Texts(), statement.At("Resource").Text());

    /// <summary>The kind of the resource: service, task or any.</summary>
    private static string Describe(string sid, IEnumerable<string> actions, string resource) =>
        $"{sid}: {string.Join(", ", actions)} on {resource.Trim('"').Split(':')[^1].Split('/')[0]}";

    [GeneratedRegex(
        @"Sid\s*=\s*""(?<sid>\w+)""[^{}]*?Effect\s*=\s*""Allow""[^{}]*?Action\s*=\s*(?<actions>\[[^\]]*\]|""[^""]*"")[^{}]*?Resource\s*=\s*(?<resource>""[^""]*"")",
        RegexOptions.ExplicitCapture,
        MatchTimeoutMilliseconds)]
    private static partial Regex ModuleStatement();

    [GeneratedRegex(@"""(?<text>[^""]*)""", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Quoted();
}
