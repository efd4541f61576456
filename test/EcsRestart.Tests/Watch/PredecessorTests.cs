using EcsRestart.Ecs;
using EcsRestart.Watch;
using static EcsRestart.Tests.Support.ServiceSnapshots;

namespace EcsRestart.Tests.Watch;

public sealed class PredecessorTests
{
    private const string Definition = "arn:aws:ecs:eu-central-1:1:task-definition/orders:7";

    private static readonly DeploymentSnapshot Mine = Primary(NewDeploymentId) with { TaskDefinition = Definition };
    private static readonly DeploymentSnapshot Previous = Primary(PreviousDeploymentId, RolloutState.Completed) with { TaskDefinition = Definition };
    private static readonly DeploymentSnapshot Draining = Previous with { IsPrimary = false };

    [Fact]
    public void Of_CompletePrimary_IsThat() =>
        Assert.Equal(new Predecessor(PreviousDeploymentId, WasPrimary: true, HasSameTaskDefinition: true), Of([Previous], [Mine, Draining]));

    [Fact]
    public void Of_RunningPrimary_IsTheCompleteOneBehindIt() => Assert.Equal(
        new Predecessor(PreviousDeploymentId, WasPrimary: false, HasSameTaskDefinition: true),
        Of([Primary(Newer), Draining], [Mine, Active(Newer, RolloutState.InProgress), Draining]));

    [Theory]
    [InlineData(RolloutState.Failed)]
    [InlineData(RolloutState.InProgress)]
    [InlineData(null)]
    public void Of_PrimaryNotComplete_HasNone(RolloutState? state) =>
        Assert.Equal(new Predecessor(null, false, false), Of([Previous with { RolloutState = state }], [Mine]));

    [Fact]
    public void Of_DeploymentCreatedInBetween_WasNotPrimary() =>
        Assert.False(Of([Previous], [Mine, Active(Newer, RolloutState.InProgress), Draining]).WasPrimary);

    [Fact]
    public void Of_OtherOrUnknownTaskDefinition_IsNotTheSame()
    {
        Assert.False(Of([Previous], [Mine with { TaskDefinition = "orders:8" }], Mine with { TaskDefinition = "orders:8" }).HasSameTaskDefinition);
        Assert.False(Of([Previous with { TaskDefinition = null }], [Mine], Mine with { TaskDefinition = null }).HasSameTaskDefinition);
    }

    private static Predecessor Of(DeploymentSnapshot[] before, DeploymentSnapshot[] response, DeploymentSnapshot? created = null) =>
        Predecessor.Of(Service("orders", before), Service("orders", response), created ?? Mine);
}
