namespace EcsRestart.Simulator;

/// <summary>An error response of the EventBridge Scheduler API.</summary>
internal sealed class SchedulerException(string code, int status, string message) : Exception(message)
{
    public string Code => code;

    public int Status => status;

    public static SchedulerException Invalid(string message) => new("ValidationException", 400, message);

    public static SchedulerException Conflict(string message) => new("ConflictException", 409, message);

    public static SchedulerException NoSchedule(string name) => new("ResourceNotFoundException", 404, $"Schedule {name} does not exist.");

    public static SchedulerException NoGroup(string name) => new("ResourceNotFoundException", 404, $"Schedule group {name} does not exist.");

    public static SchedulerException UnknownOperation(string call) =>
        new("UnknownOperationException", 404, $"The simulator does not support the operation '{call}'.");

    public static SchedulerException Unserialized(string message) => new("SerializationException", 400, message);
}
