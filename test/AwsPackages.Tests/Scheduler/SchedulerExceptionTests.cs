using Amazon.Scheduler;
using Amazon.Scheduler.Model;

namespace AwsPackages.Tests.Scheduler;

public sealed class SchedulerExceptionTests : SchedulerTests
{
    public static TheoryData<Type, int> ModelledErrors => new()
    {
        { typeof(ConflictException), 409 },
        { typeof(InternalServerException), 500 },
        { typeof(ResourceNotFoundException), 404 },
        { typeof(ServiceQuotaExceededException), 402 },
        { typeof(ThrottlingException), 429 },
        { typeof(ValidationException), 400 },
    };

    [Theory]
    [MemberData(nameof(ModelledErrors))]
    public async Task CreateSchedule_ModeledError_ThrowsTypedException(Type expected, int status)
    {
        Server.Answer(status, """{"Message":"The reason."}""", ("x-amzn-ErrorType", expected.Name));

        var error = await Assert.ThrowsAnyAsync<AmazonSchedulerException>(() => Client().CreateScheduleAsync(new() { Name = "nightly" }));

        Assert.IsType(expected, error);
        Assert.Equal(("The reason.", expected.Name, status), (error.Message, error.ErrorCode, (int)error.StatusCode));
    }

    [Theory]
    [InlineData("ConflictException")]
    [InlineData("NobodyKnowsThisException")]
    public async Task GetSchedule_UnmodeledError_ThrowsBaseException(string code)
    {
        Server.Answer(400, "{}", ("x-amzn-ErrorType", code));

        var error = await Assert.ThrowsAnyAsync<AmazonSchedulerException>(() => Client().GetScheduleAsync(new() { Name = "nightly" }));

        Assert.IsType<AmazonSchedulerException>(error);
        Assert.Equal(code, error.ErrorCode);
    }

    [Fact]
    public async Task Change_Conflict_ThrowsTypedException()
    {
        Server.Answer(409, "{}", ("x-amzn-ErrorType", "ConflictException"));
        Server.Answer(409, "{}", ("x-amzn-ErrorType", "ConflictException"));

        await Assert.ThrowsAsync<ConflictException>(() => Client().UpdateScheduleAsync(new() { Name = "nightly" }));
        await Assert.ThrowsAsync<ConflictException>(() => Client().DeleteScheduleAsync(new() { Name = "nightly" }));
    }

    [Fact]
    public async Task Call_Throttled_Retries()
    {
        Server.Answer(429, "{}", ("x-amzn-ErrorType", "ThrottlingException"));
        Server.Answer(200, """{"Name":"nightly"}""");

        Assert.Equal("nightly", (await Client(maxErrorRetry: 1).GetScheduleAsync(new() { Name = "nightly" })).Name);
    }
}
