using System.Globalization;
using EcsRestart.Request;

namespace EcsRestart.StepFunctions;

/// <summary>The rules for the parts of a step. Each method returns true when its rule is met, and otherwise adds an error.</summary>
internal static class StepRules
{
    /// <summary>Far enough from the range limits of <see cref="DateTimeOffset"/> for arithmetic.</summary>
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    public static bool Require(this RequestFindings findings, bool isMet, string path, string message)
    {
        if (!isMet)
            findings.AddError(path, message);
        return isMet;
    }

    public static bool Range(this RequestFindings findings, int number, int min, int max, string path) => findings.Require(
        number >= min && number <= max, path, string.Create(CultureInfo.InvariantCulture, $"expected an integer from {min} to {max}, found {number}"));

    public static bool Time(this RequestFindings findings, DateTimeOffset time, string path) =>
        findings.Require(time.Year is >= FirstYear and < LastYear, path, $"expected a time from {FirstYear} to {LastYear - 1}, found {TextFormat.Time(time)}");

    public static bool Optional<T>(this RequestFindings findings, IReadOnlyList<T>? list, string path)
        where T : class => list is null || findings.Each(list, path, int.MaxValue);

    /// <summary>Checks that a list has no null elements, then checks each element.</summary>
    public static bool Each<T>(this RequestFindings findings, IReadOnlyList<T>? list, string path, int max, Action<T, string>? check = null)
        where T : class
    {
        if (list is null || list.Count > max)
            return findings.Require(isMet: false, path, list is null ? "is missing" : string.Create(CultureInfo.InvariantCulture, $"expected at most {max} elements, found {list.Count}"));

        var before = findings.Errors.Count;
        for (var index = 0; index < list.Count; index++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
            if (findings.Require(list[index] is not null, place, "expected a value, found null"))
                check?.Invoke(list[index], place);
        }

        return findings.Errors.Count == before;
    }
}
