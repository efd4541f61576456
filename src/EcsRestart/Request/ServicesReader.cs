namespace EcsRestart.Request;

/// <summary>Reads the array <c>services</c>.</summary>
internal static class ServicesReader
{
    public static readonly string[] Fields = ["cluster", "service", .. OptionsReader.Fields];

    public static List<ServiceEntry> Read(JsonFields request, ServiceOptions defaults, RequestFindings findings) =>
    [
        .. request.ReadObjects("services", RequestReader.MaxServices, Fields).Select(entry => ReadEntry(entry, defaults, findings)),
    ];

    public static ServiceEntry ReadEntry(JsonFields entry, ServiceOptions defaults, RequestFindings findings) => new()
    {
        Cluster = entry.ReadString("cluster"),
        Service = entry.ReadString("service"),
        Options = OptionsReader.Read(entry, defaults, findings),
    };
}
