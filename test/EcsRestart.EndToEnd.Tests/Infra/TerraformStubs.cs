using System.Globalization;
using System.Text.RegularExpressions;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>
/// Turns a Terraform module into one that needs no provider: each resource becomes a stub module whose argument <c>attributes</c> holds all
/// attributes and nested blocks. Relies on the format of <c>terraform fmt</c>.
/// </summary>
internal static partial class TerraformStubs
{
    /// <summary>The module that takes the place of every resource.</summary>
    public const string Stub = """
        variable "name" {
          type = string
        }

        variable "attributes" {
          type = any
        }

        resource "terraform_data" "this" {
          input = var.attributes
        }

        output "arn" {
          value = "arn:aws:stub:eu-central-1:111122223333:${var.name}"
        }

        output "id" {
          value = var.name
        }

        output "name" {
          value = var.name
        }

        output "function_name" {
          value = var.name
        }

        output "url" {
          value = var.name
        }
        """;

    private const int MatchTimeoutMilliseconds = 1_000;

    private static readonly string[] MetaArguments = ["count", "for_each", "depends_on"];

    /// <param name="code">The module's files.</param>
    /// <param name="partition">The AWS partition that its data source returns.</param>
    public static string Convert(string code, string partition)
    {
        var lines = code.Split('\n');
        var converted = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].EndsWith('{') || lines[i].StartsWith(' '))
            {
                if (!lines[i].StartsWith("data ", StringComparison.Ordinal))
                    converted.Add(lines[i]);
                continue;
            }

            var end = Array.IndexOf(lines, "}", i);
            if (Resource().Match(lines[i]) is { Success: true } resource)
                converted.AddRange(Module(resource.Groups["type"].Value, resource.Groups["name"].Value, lines[(i + 1)..end]));
            else if (!lines[i].StartsWith("terraform ", StringComparison.Ordinal))
                converted.AddRange(lines[i..(end + 1)]);
            i = end;
        }

        var text = string.Join('\n', converted)
            .Replace("data.aws_caller_identity.current.account_id", "\"111122223333\"", StringComparison.Ordinal)
            .Replace("data.aws_partition.current.partition", $"\"{partition}\"", StringComparison.Ordinal);
        return Reference().Replace(text, "module.${type}__${name}");
    }

    private static IEnumerable<string> Module(string type, string name, string[] body)
    {
        var meta = new List<string>();
        var attributes = Attributes(body, indent: 2, meta);
        return
        [
            $"module \"{type}__{name}\" {{",
            "  source = \"./stub\"",
            $"  name = \"{type}-{name}\"",
            .. meta,
            "  attributes = {",
            .. attributes,
            "  }",
            "}",
        ];
    }

    private static List<string> Attributes(string[] lines, int indent, List<string>? meta = null)
    {
        var pad = new string(' ', indent);
        var attributes = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (Block().Match(lines[i]) is { Success: true } block && lines[i].Length - lines[i].TrimStart().Length == indent)
            {
                var end = Array.IndexOf(lines, pad + "}", i);
                var name = $"{block.Groups["name"].Value}_{i.ToString(CultureInfo.InvariantCulture)}";
                attributes.AddRange(block.Groups["dynamic"].Success
                    ? Dynamic(block.Groups["name"].Value, name, lines[(i + 1)..end], indent)
                    : [$"{pad}{name} = {{", .. Attributes(lines[(i + 1)..end], indent + 2), pad + "}"]);
                i = end;
                continue;
            }

            var last = EndOfAttribute(lines, i, pad);
            var target = meta is not null && MetaArguments.Contains(lines[i].Trim().Split(' ')[0], StringComparer.Ordinal) ? meta : attributes;
            target.AddRange(lines[i..(last + 1)]);
            i = last;
        }

        return attributes;
    }

    /// <summary>A <c>dynamic</c> block becomes a list of objects.</summary>
    private static string[] Dynamic(string iterator, string name, string[] lines, int indent)
    {
        var pad = new string(' ', indent);
        var content = Array.IndexOf(lines, pad + "  content {");
        var end = Array.IndexOf(lines, pad + "  }", content);
        var items = string.Join('\n', lines[..content]).Trim()["for_each = ".Length..];
        return
        [
            $"{pad}{name} = [for {iterator} in [for key, value in {items} : {{ key = key, value = value }}] : {{",
            .. Attributes(lines[(content + 1)..end], indent + 4),
            pad + "}]",
        ];
    }

    /// <summary>Further lines of an attribute are indented, start with a closing bracket or belong to a heredoc.</summary>
    private static int EndOfAttribute(string[] lines, int start, string pad)
    {
        if (Heredoc().Match(lines[start]) is { Success: true } heredoc)
            return Array.FindIndex(lines, start + 1, line => line.Trim() == heredoc.Groups["word"].Value);

        var end = start;
        while (end + 1 < lines.Length
            && (lines[end + 1].StartsWith(pad + " ", StringComparison.Ordinal) || lines[end + 1].TrimStart() is ['}' or ']' or ')', ..]))
            end++;
        return end;
    }

    [GeneratedRegex(@"^resource ""(?<type>\w+)"" ""(?<name>\w+)"" \{$", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Resource();

    [GeneratedRegex(@"^ +((?<dynamic>dynamic) "")?(?<name>\w+)""? \{$", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Block();

    [GeneratedRegex(@"<<-(?<word>\w+)$", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Heredoc();

    [GeneratedRegex(@"\b(?<type>aws_[a-z_]+)\.(?<name>[a-z_]+)\b", RegexOptions.ExplicitCapture, MatchTimeoutMilliseconds)]
    private static partial Regex Reference();
}
