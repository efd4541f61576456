using System.Text.Json.Serialization;

namespace AwsPackages.Tests.Lambda;

[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
internal sealed partial class LambdaTestJson : JsonSerializerContext;
