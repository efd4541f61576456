using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace EcsRestart.Simulator;

/// <summary>STS responses in the XML of the AWS Query protocol.</summary>
internal static class StsXml
{
    private static readonly XNamespace Sts = "https://sts.amazonaws.com/doc/2011-06-15/";

    public static byte[] Response(string action, string requestId, params XElement[] result) => Write(new XElement(
        Sts + $"{action}Response",
        new XElement(Sts + $"{action}Result", [.. result]),
        Element("ResponseMetadata", Element("RequestId", requestId))));

    public static byte[] Error(StsException error, string requestId) => Write(Element(
        "ErrorResponse",
        Element(
            "Error",
            Element("Type", error.Status < 500 ? "Sender" : "Receiver"),
            Element("Code", error.Code),
            Element("Message", error.Message)),
        Element("RequestId", requestId)));

    public static XElement Element(string name, params object[] content) => new(Sts + name, content);

    public static XElement Element(string name, DateTimeOffset at) =>
        Element(name, at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    private static byte[] Write(XElement document) => Encoding.UTF8.GetBytes(document.ToString());
}
