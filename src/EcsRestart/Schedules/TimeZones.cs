using EcsRestart.Request;

namespace EcsRestart.Schedules;

/// <summary>Time zones by their IANA names, such as <c>Europe/London</c>.</summary>
public static class TimeZones
{
    private const int MaxSuggestions = 3;

    /// <returns>The zone; null when there is none of this name on this machine.</returns>
    public static TimeZoneInfo? Find(string name)
    {
        // Windows' own names are not AWS's, nor is what differs in case only.
        var isFound = TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone);
        return isFound && zone is { HasIanaId: true } && zone.Id == name ? zone : null;
    }

    /// <summary>The known names that a name was probably meant to be, nearest first: by spelling, or by the city alone.</summary>
    public static IReadOnlyList<string> Suggest(string name)
    {
        string[] known = [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)];
        var city = City(name);
        var sameCity = known.Where(candidate => City(candidate).Equals(city, StringComparison.OrdinalIgnoreCase));
        var nearCity = NearestName.Of(city, known.Select(City)) is { } near ? known.Where(candidate => City(candidate) == near) : [];
        string?[] spelt = [NearestName.Of(name, known)];
        return [.. sameCity.Concat(spelt.OfType<string>()).Concat(nearCity).Distinct().Take(MaxSuggestions)];
    }

    private static string City(string name) => name.Split('/')[^1].Replace(' ', '_');
}
