using System.Reflection;

namespace EcsRestart.Tests.Aws;

/// <summary>Inspects requests of the AWS SDK.</summary>
internal static class Sent
{
    /// <returns>The names of the fields that are set, in alphabetical order.</returns>
    public static IEnumerable<string> FieldsOf<T>(T request) =>
        typeof(T).GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetValue(request) is not null)
            .Select(property => property.Name)
            .Order(StringComparer.Ordinal);
}
