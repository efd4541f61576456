using Amazon.Scheduler;
using Amazon.Scheduler.Model;
using Moq;

namespace AwsPackages.Tests.Scheduler;

public sealed class SchedulerMockTests
{
    [Fact]
    public async Task IAmazonScheduler_StrictMock_ReturnsSetup()
    {
        var mock = new Mock<IAmazonScheduler>(MockBehavior.Strict);
        mock.Setup(scheduler => scheduler.GetScheduleAsync(It.IsAny<GetScheduleRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new GetScheduleResponse { Name = "nightly" });

        Assert.Equal("nightly", (await mock.Object.GetScheduleAsync(new())).Name);
    }
}
