using System.Text;
using EcsRestart.Request;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Request;

public sealed class ContextAttributesTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 21, 6, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void Replace_AllAttributes_InsertsValuesOfScheduler()
    {
        var payload = Payload.Utf8(
            "<aws.scheduler.schedule-arn> <aws.scheduler.scheduled-time> <aws.scheduler.execution-id> <aws.scheduler.attempt-number>");

        var replaced = ContextAttributes.Replace(payload, "arn:x", Time, "execution-1");

        Assert.Equal("arn:x 2026-11-21T05:00:00Z execution-1 1", Encoding.UTF8.GetString(replaced.Span));
    }

    [Fact]
    public void Replace_NoAttribute_KeepsPayload()
    {
        byte[] payload = [0xEF, 0xBB, 0xBF, 0xFF, 0x7B];

        Assert.Equal(payload, ContextAttributes.Replace(payload, "arn:x", Time, "execution-1").ToArray());
    }
}
