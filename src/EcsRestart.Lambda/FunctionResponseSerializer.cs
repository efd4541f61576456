using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using EcsRestart.Report;

namespace EcsRestart.Lambda;

/// <summary>Has answers write themselves. Payloads come to the handler as they are: there is nothing to read.</summary>
internal sealed class FunctionResponseSerializer() : AbstractLambdaJsonSerializer(jsonWriterCustomizer: null), ILambdaSerializer
{
    protected override void InternalSerialize<T>(Utf8JsonWriter writer, T response)
    {
        if (response is not FunctionResponse answer)
            throw new NotSupportedException($"{typeof(T)} is no answer.");
        answer.WriteTo(writer);
    }

    protected override T InternalDeserialize<T>(byte[] utf8Json) => throw new NotSupportedException("The handler takes the payload as it is.");
}
