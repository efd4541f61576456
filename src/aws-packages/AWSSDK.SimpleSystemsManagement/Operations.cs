using Amazon.Runtime.Internal;
using Amazon.SimpleSystemsManagement.Model;
using AwsPackages;

namespace Amazon.SimpleSystemsManagement;

/// <summary>What each operation answers: its response, or errors that its model lists. Made when first called.</summary>
internal static class Operations
{
    public static InvokeOptions GetParameter => field ??= new JsonOperation<GetParameterResponse>(GetError, GetParameterResponse.Read).Options;

    public static InvokeOptions PutParameter => field ??= new JsonOperation<PutParameterResponse>(PutError, PutParameterResponse.Read).Options;

    // The codes on the wire lack the "Exception" of the types' names.
    private static AmazonSimpleSystemsManagementException Error(ErrorResponse error) => error.Code switch
    {
        "InternalServerError" => new InternalServerErrorException(error),
        "InvalidKeyId" => new InvalidKeyIdException(error),
        _ => new AmazonSimpleSystemsManagementException(error),
    };

    private static AmazonSimpleSystemsManagementException GetError(ErrorResponse error) => error.Code switch
    {
        "ParameterNotFound" => new ParameterNotFoundException(error),
        "ParameterVersionNotFound" => new ParameterVersionNotFoundException(error),
        _ => Error(error),
    };

    private static AmazonSimpleSystemsManagementException PutError(ErrorResponse error) => error.Code switch
    {
        "HierarchyTypeMismatchException" => new HierarchyTypeMismatchException(error),
        "ParameterAlreadyExists" => new ParameterAlreadyExistsException(error),
        "ParameterLimitExceeded" => new ParameterLimitExceededException(error),
        "ParameterMaxVersionLimitExceeded" => new ParameterMaxVersionLimitExceededException(error),
        "TooManyUpdates" => new TooManyUpdatesException(error),
        "UnsupportedParameterType" => new UnsupportedParameterTypeException(error),
        _ => Error(error),
    };
}
