using EcsRestart.Request;

namespace EcsRestart.Schedules;

/// <summary>Finds time zones by IANA name, such as <c>Europe/London</c>.</summary>
public static class TimeZones
{
    private const int MaxSuggestions = 3;

    /// <returns>The time zone, or null when this machine has none with this name.</returns>
    public static TimeZoneInfo? Find(string name)
    {
        // AWS accepts neither Windows time zone names nor names in a different case.
        var isFound = TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone);
        return isFound && zone is { HasIanaId: true } && zone.Id == name ? zone : null;
    }

    /// <summary>Returns the known names closest to a misspelled one, closest first, compared as a whole and by city.</summary>
    public static IReadOnlyList<string> Suggest(string name)
    {
        string[] known = [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)];
        var city = City(name);
        var sameCity = known.Where(candidate => City(candidate).Equals(city, StringComparison.OrdinalIgnoreCase));
        var nearCity = NearestName.Of(city, known.Select(City)) is { } near ? known.Where(candidate => City(candidate) == near) : [];
        string?[] similar = [NearestName.Of(name, known)];
        return [.. sameCity.Concat(similar.OfType<string>()).Concat(nearCity).Distinct().Take(MaxSuggestions)];
    }

    private static string City(string name) => name.Split('/')[^1].Replace(' ', '_');
}
