using EcsRestart.Ecs;
using EcsRestart.Results;
using EcsRestart.Tests.Support;
using EcsRestart.Watch;
using static EcsRestart.Tests.Support.ServiceSnapshots;

namespace EcsRestart.Tests.Watch;

public sealed class ImageChangesTests
{
    private static readonly ContainerImage App = new("app", "sha256:a");
    private static readonly ContainerImage Proxy = new("proxy", "sha256:p");

    [Fact]
    public void Compare_SameDigests_IsUnchanged() => Assert.False(Compare([App, Proxy], [Proxy, App]).AnyChanged);

    [Fact]
    public void Compare_OneDigestOfSeveral_NamesThatContainer()
    {
        var changes = Compare([App, Proxy], [App with { Digest = "sha256:b" }, Proxy]);

        Assert.True(changes.AnyChanged);
        Assert.Equal([new ImageChange("app", "sha256:a", "sha256:b")], changes.Changes);
        Assert.Equal("container app changed from sha256:a to sha256:b", changes.Description);
    }

    [Fact]
    public void Compare_DigestAbsentInEither_IsUnknown()
    {
        var absent = App with { Digest = null };

        Assert.Null(Compare([App], [absent]).AnyChanged);
        Assert.Null(Compare([absent], [App]).AnyChanged);
        Assert.Null(Compare([absent], [absent]).AnyChanged);
    }

    /// <summary>ECS resolves no digest for the sidecars that it manages.</summary>
    [Fact]
    public void Compare_SidecarWithoutDigest_IsUnknownUnlessAnotherContainerChanged()
    {
        var sidecar = Proxy with { Digest = null };

        Assert.Null(Compare([App, sidecar], [App, sidecar]).AnyChanged);
        Assert.Null(Compare([App], [App, sidecar]).AnyChanged);
        Assert.Null(Compare([App, Proxy], [App]).AnyChanged);
        Assert.True(Compare([App, sidecar], [App with { Digest = "sha256:b" }, sidecar]).AnyChanged);
    }

    [Fact]
    public void Compare_RevisionMissingOrEmpty_IsUnknown()
    {
        Assert.Null(ImageChanges.Compare(null, new("new", [App])).AnyChanged);
        Assert.Null(ImageChanges.Compare(new("old", [App]), null).AnyChanged);
        Assert.Null(Compare([], []).AnyChanged);
    }

    [Fact]
    public void Description_ManyChanges_NamesThree()
    {
        ContainerImage[] before = [.. Enumerable.Range(1, 5).Select(number => new ContainerImage($"c{number}", "x"))];

        Assert.Equal(
            "container c1 changed from x to y; container c2 changed from x to y; container c3 changed from x to y; and 2 more containers",
            Compare(before, [.. before.Select(image => image with { Digest = "y" })]).Description);
    }

    [Fact]
    public void PreviousRevision_OneSource_IsThat() => Assert.Equal("arn/7", ImageChanges.PreviousRevision(Record("arn/7"), null));

    [Fact]
    public void PreviousRevision_SeveralSources_IsTheOneThatWasComplete()
    {
        var record = Record("arn/7", "arn/1", "arn/8");

        Assert.Equal("arn/1", ImageChanges.PreviousRevision(record, new(PreviousDeploymentId, WasPrimary: false, HasSameTaskDefinition: true)));
        Assert.Null(ImageChanges.PreviousRevision(record, new("ecs-svc/9", WasPrimary: true, HasSameTaskDefinition: true)));
        Assert.Null(ImageChanges.PreviousRevision(record, null));
        Assert.Null(ImageChanges.PreviousRevision(Record(), null));
    }

    private static ServiceDeploymentSnapshot Record(params string[] sources) => Records.Mine("orders") with { SourceRevisionArns = sources };

    private static ImageChanges Compare(ContainerImage[] previous, ContainerImage[] current) =>
        ImageChanges.Compare(new("old", previous), new("new", current));
}
