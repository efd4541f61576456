namespace EcsRestart.Names;

/// <summary>
/// The rule for names of clusters and services: up to 255 letters, digits, hyphens and underscores
/// (Amazon ECS API Reference, CreateCluster <c>clusterName</c> and CreateService <c>serviceName</c>).
/// </summary>
internal static class EcsName
{
    public const int MaxLength = 255;

    /// <returns>Why the name is invalid, or null when it is valid.</returns>
    public static string? Fault(string name)
    {
        if (name.Length > MaxLength)
            return $"it has {name.Length:N0} characters, and ECS allows {MaxLength}";

        foreach (var character in name)
        {
            if (!IsAllowed(character))
                return $"it contains {Show(character)}, and ECS allows only letters, digits, hyphens and underscores";
        }

        return name.Length == 0 ? "it is empty" : null;
    }

    private static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';

    private static string Show(char character) => character switch
    {
        ' ' => "a space",
        _ when char.IsControl(character) || char.IsWhiteSpace(character) || char.IsSurrogate(character) => $"the character U+{(int)character:X4}",
        _ => $"'{character}'",
    };
}
