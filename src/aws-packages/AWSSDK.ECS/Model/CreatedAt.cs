using System.Text.Json;
using AwsPackages;

namespace Amazon.ECS.Model;

public partial class CreatedAt
{
    public DateTime? After { get; set; }

    public DateTime? Before { get; set; }

    internal static void Write(CreatedAt value, Utf8JsonWriter json) => json
        .Time("after", value.After)
        .Time("before", value.Before);
}
