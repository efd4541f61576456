using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

internal delegate Task<Stream> InvocationHandler(Stream input, ILambdaContext context);
