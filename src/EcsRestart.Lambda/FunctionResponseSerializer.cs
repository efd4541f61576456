using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using EcsRestart.Report;

namespace EcsRestart.Lambda;

/// <summary>Serializes responses. The handler receives payloads as streams, so nothing is deserialized.</summary>
internal sealed class FunctionResponseSerializer() : AbstractLambdaJsonSerializer(jsonWriterCustomizer: null), ILambdaSerializer
{
    protected override void InternalSerialize<T>(Utf8JsonWriter writer, T response)
    {
        if (response is not FunctionResponse functionResponse)
            throw new NotSupportedException($"{typeof(T)} is not a FunctionResponse.");
        functionResponse.WriteTo(writer);
    }

    protected override T InternalDeserialize<T>(byte[] utf8Json) => throw new NotSupportedException("The handler reads the payload as a stream.");
}
