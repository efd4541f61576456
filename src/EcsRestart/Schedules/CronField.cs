using System.Globalization;

namespace EcsRestart.Schedules;

/// <summary>A numeric field of a cron expression.</summary>
/// <param name="ValueNames">Names for the values, starting with <paramref name="Min"/>. Empty when the values have no names.</param>
internal sealed record CronField(string Name, int Min, int Max, IReadOnlyList<string> ValueNames)
{
    public static readonly CronField Minutes = new("minutes", 0, 59, []);
    public static readonly CronField Hours = new("hours", 0, 23, []);
    public static readonly CronField DayOfMonth = new("day-of-month", 1, 31, []);
    public static readonly CronField Month = new(
        "month", 1, 12, ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]);

    public static readonly CronField DayOfWeek = new("day-of-week", 1, 7, ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]);
    public static readonly CronField Year = new("year", 1970, 2199, []);

    private string Range => ValueNames is [var first, .., var last] ? $"{Min} to {Max} or {first} to {last}" : $"{Min} to {Max}";

    /// <summary>Reads a comma-separated list of <c>*</c>, <c>5</c> or <c>5-9</c>, each optionally with a step such as <c>/2</c>.</summary>
    /// <exception cref="CronFormatException">The text is invalid.</exception>
    public IReadOnlyList<int> Read(string text) => [.. text.Split(',').SelectMany(ReadPart).Distinct().Order()];

    /// <exception cref="CronFormatException">The text is not a value of the field.</exception>
    public int ReadValue(string text) => Value(text) ?? throw Error(text);

    public CronFormatException Error(string found) => new(this, $"expected {Range}", found);

    private IEnumerable<int> ReadPart(string part)
    {
        var (range, step) = part.Split('/') switch
        {
            [var whole] => (whole, (int?)null),
            [var whole, var number] => (whole, ReadStep(number)),
            _ => throw Error(part),
        };
        var (first, last) = range.Split('-') switch
        {
            ["*"] => ((int?)Min, (int?)Max),
            [var value] => (Value(value), step is null ? Value(value) : Max),
            [var from, var to] => (Value(from), Value(to)),
            _ => (null, null),
        };
        if ((first, last) is not (int min, int max))
            throw Error(part);
        if (min > max)
            throw new CronFormatException(this, "expected an ascending range; split a range that wraps around into two, separated by a comma", range);

        return Enumerable.Range(min, max - min + 1).Where(value => (value - min) % (step ?? 1) == 0);
    }

    private int? Value(string text)
    {
        var name = ValueNames.Index().FirstOrDefault(value => value.Item.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (name.Item is not null)
            return name.Index + Min;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= Min && value <= Max ? value : null;
    }

    private int ReadStep(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step > 0
            ? step
            : throw new CronFormatException(this, "expected a step of at least 1", text);
}
