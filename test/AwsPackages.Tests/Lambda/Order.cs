namespace AwsPackages.Tests.Lambda;

internal sealed record Order
{
    public string? Customer { get; init; }

    public int Quantity { get; init; }
}
