using System.Globalization;

namespace EcsRestart.Schedules;

/// <summary>A cron field of numbers: its name, its range, and names for its values.</summary>
/// <param name="ValueNames">The first is that of <paramref name="Least"/>.</param>
internal sealed record CronField(string Name, int Least, int Most, IReadOnlyList<string> ValueNames)
{
    public static readonly CronField Minutes = new("minutes", 0, 59, []);
    public static readonly CronField Hours = new("hours", 0, 23, []);
    public static readonly CronField DayOfMonth = new("day-of-month", 1, 31, []);
    public static readonly CronField Month = new(
        "month", 1, 12, ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]);

    public static readonly CronField DayOfWeek = new("day-of-week", 1, 7, ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]);
    public static readonly CronField Year = new("year", 1970, 2199, []);

    private string Range => ValueNames is [var first, .., var last] ? $"{Least} to {Most} or {first} to {last}" : $"{Least} to {Most}";

    /// <summary>Values of a comma-separated list of <c>*</c>, <c>5</c>, <c>5-9</c>, each with or without a step such as <c>/2</c>.</summary>
    /// <exception cref="CronFormatException">It is none.</exception>
    public IReadOnlyList<int> Read(string text) => [.. text.Split(',').SelectMany(ReadPart).Distinct().Order()];

    /// <exception cref="CronFormatException">There is no such value.</exception>
    public int ReadValue(string text) => Value(text) ?? throw Fault(text);

    public CronFormatException Fault(string found) => new(this, $"expected {Range}", found);

    private IEnumerable<int> ReadPart(string part)
    {
        var (range, step) = part.Split('/') switch
        {
            [var whole] => (whole, (int?)null),
            [var whole, var number] => (whole, ReadStep(number)),
            _ => throw Fault(part),
        };
        var (first, last) = range.Split('-') switch
        {
            ["*"] => ((int?)Least, (int?)Most),
            [var value] => (Value(value), step is null ? Value(value) : Most),
            [var from, var to] => (Value(from), Value(to)),
            _ => (null, null),
        };
        if ((first, last) is not (int least, int most))
            throw Fault(part);
        if (least > most)
            throw new CronFormatException(this, "expected a range that runs upwards; write one that wraps round as two, with a comma", range);

        return Enumerable.Range(least, most - least + 1).Where(value => (value - least) % (step ?? 1) == 0);
    }

    private int? Value(string text)
    {
        var name = ValueNames.Index().FirstOrDefault(value => value.Item.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (name.Item is not null)
            return name.Index + Least;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= Least && value <= Most ? value : null;
    }

    private int ReadStep(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step > 0
            ? step
            : throw new CronFormatException(this, "expected a step of 1 or more", text);
}
