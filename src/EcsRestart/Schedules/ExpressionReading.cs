namespace EcsRestart.Schedules;

/// <summary>What reading a schedule expression came to.</summary>
public abstract record ExpressionReading
{
    private ExpressionReading()
    {
    }

    public sealed record Valid(ScheduleExpression Expression) : ExpressionReading;

    /// <param name="Message">One sentence: what was expected, and what was found.</param>
    public sealed record Invalid(string Message) : ExpressionReading;
}
