namespace EcsRestart.Schedules;

/// <summary>The result of reading a schedule expression.</summary>
public abstract record ExpressionReading
{
    private ExpressionReading()
    {
    }

    public sealed record Valid(ScheduleExpression Expression) : ExpressionReading;

    /// <param name="Message">A sentence with what was expected and what was found.</param>
    public sealed record Invalid(string Message) : ExpressionReading;
}
