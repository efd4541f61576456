namespace EcsRestart.Tests.Wire;

/// <summary>A complete response of each operation, with the members that recorded ones have.</summary>
internal static class Responses
{
    public const string Service = """
        {"serviceArn":"arn:aws:ecs:eu-central-1:123456789012:service/prod/orders","serviceName":"orders",
         "clusterArn":"arn:aws:ecs:eu-central-1:123456789012:cluster/prod","status":"ACTIVE","desiredCount":1,"runningCount":1,"pendingCount":0,
         "launchType":"FARGATE","platformVersion":"1.4.0","platformFamily":"Linux","schedulingStrategy":"REPLICA","propagateTags":"NONE",
         "taskDefinition":"arn:aws:ecs:eu-central-1:123456789012:task-definition/orders:6","createdAt":1783015783.454,
         "capacityProviderStrategy":[{"capacityProvider":"FARGATE","weight":1,"base":0}],
         "loadBalancers":[{"targetGroupArn":"arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/t/1","containerName":"app","containerPort":80}],
         "deploymentController":{"type":"ECS"},"availabilityZoneRebalancing":"DISABLED","enableECSManagedTags":true,
         "deploymentConfiguration":{"maximumPercent":200,"minimumHealthyPercent":100,"strategy":"ROLLING",
           "deploymentCircuitBreaker":{"enable":true,"rollback":true},"alarms":{"alarmNames":["a"],"enable":false,"rollback":false}},
         "deployments":[
           {"id":"ecs-svc/2","status":"PRIMARY","taskDefinition":"arn:aws:ecs:eu-central-1:123456789012:task-definition/orders:6","desiredCount":1,
            "pendingCount":0,"runningCount":0,"failedTasks":0,"createdAt":1783016000.1,"updatedAt":1783016000.1,"launchType":"FARGATE",
            "rolloutState":"IN_PROGRESS","rolloutStateReason":"ECS deployment ecs-svc/2 in progress."},
           {"id":"ecs-svc/1","status":"ACTIVE","taskDefinition":"arn:aws:ecs:eu-central-1:123456789012:task-definition/orders:6","desiredCount":1,
            "pendingCount":0,"runningCount":1,"failedTasks":0,"createdAt":1783015783.4,"updatedAt":1783015901.4,"launchType":"FARGATE",
            "rolloutState":"COMPLETED","rolloutStateReason":"ECS deployment ecs-svc/1 completed."}],
         "events":[{"id":"e1","createdAt":1783015901.417,"message":"(service orders) (deployment ecs-svc/0) deployment failed: tasks failed to start."}],
         "tags":[{"key":"team","value":"shop"}]}
        """;

    private const string Task = """
        {"taskArn":"arn:aws:ecs:eu-central-1:123456789012:task/prod/0123","taskDefinitionArn":"arn:aws:ecs:eu-central-1:123456789012:task-definition/migrate:1",
         "clusterArn":"arn:aws:ecs:eu-central-1:123456789012:cluster/prod","lastStatus":"STOPPED","desiredStatus":"STOPPED","createdAt":1783016000.1,
         "startedBy":"ecs-svc/2","stopCode":"EssentialContainerExited","stoppedAt":1783016100.1,"stoppedReason":"Essential container in task exited",
         "containers":[{"name":"app","lastStatus":"STOPPED","exitCode":1,"reason":"OutOfMemoryError: container killed due to memory usage"}]}
        """;

    public static string UpdateService => $$"""{"service":{{Service}}}""";

    public static string DescribeServices => $$"""{"services":[{{Service}}],"failures":[{"arn":"arn:aws:ecs:eu-central-1:123456789012:service/prod/x","reason":"MISSING","detail":"d"}]}""";

    public static string RunTask => $$"""{"tasks":[{{Task}}],"failures":[{"arn":"arn:aws:ecs:eu-central-1:123456789012:container-instance/1","reason":"RESOURCE:CPU","detail":"d"}]}""";

    public static string DescribeTasks => $$"""{"tasks":[{{Task}}],"failures":[]}""";

    public static string ListTasks => """{"taskArns":["arn:aws:ecs:eu-central-1:123456789012:task/prod/0123"],"nextToken":"t"}""";

    public static string ListClusters => """{"clusterArns":["arn:aws:ecs:eu-central-1:123456789012:cluster/prod"],"nextToken":"t"}""";

    public static string ListServices => """{"serviceArns":["arn:aws:ecs:eu-central-1:123456789012:service/prod/orders"],"nextToken":"t"}""";

    public static string DescribeTaskDefinition => """
        {"taskDefinition":{"taskDefinitionArn":"arn:aws:ecs:eu-central-1:123456789012:task-definition/migrate:1","family":"migrate","revision":1,
          "status":"ACTIVE","networkMode":"awsvpc","containerDefinitions":[{"name":"app","image":"app:1","essential":true}]},"tags":[]}
        """;

    public static string CreateSchedule => """{"ScheduleArn":"arn:aws:scheduler:eu-central-1:123456789012:schedule/default/nightly"}""";

    public static string GetSchedule => """
        {"Arn":"arn:aws:scheduler:eu-central-1:123456789012:schedule/default/nightly","Name":"nightly","GroupName":"default","State":"ENABLED",
         "ScheduleExpression":"rate(1 day)","ScheduleExpressionTimezone":"UTC","Description":"d","ActionAfterCompletion":"NONE",
         "CreationDate":1783016000,"LastModificationDate":1783016000,"StartDate":1783016000,"EndDate":1793016000,
         "FlexibleTimeWindow":{"Mode":"FLEXIBLE","MaximumWindowInMinutes":5},
         "Target":{"Arn":"arn:aws:lambda:eu-central-1:123456789012:function:ecs-restart","RoleArn":"arn:aws:iam::123456789012:role/r","Input":"{}",
           "DeadLetterConfig":{"Arn":"arn:aws:sqs:eu-central-1:123456789012:q"},"RetryPolicy":{"MaximumEventAgeInSeconds":60,"MaximumRetryAttempts":1}}}
        """;

    public static string ListSchedules => """{"Schedules":[{"Name":"nightly","GroupName":"default","State":"ENABLED"}],"NextToken":null}""";

    public static string GetParameter => """
        {"Parameter":{"Name":"/nightly","Type":"String","Value":"prod/orders","Version":1,"LastModifiedDate":1783016000.1,
          "ARN":"arn:aws:ssm:eu-central-1:123456789012:parameter/nightly","DataType":"text"}}
        """;

    public static string Query => """
        {"Count":1,"ScannedCount":1,"Items":[{"group":{"S":"nightly"},"id":{"S":"1"},"cluster":{"S":"prod"},"service":{"S":"orders"},
          "wave":{"N":"1"},"force":{"BOOL":true},"comment":{"NULL":true},"tags":{"M":{"a":{"S":"b"}}},"list":{"L":[{"S":"x"}]},"set":{"SS":["y"]}}]}
        """;

    public static string AssumeRole => """
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
        <AssumedRoleUser><AssumedRoleId>AROA:s</AssumedRoleId><Arn>arn:aws:sts::222222222222:assumed-role/r/s</Arn></AssumedRoleUser>
        <Credentials><AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
        <Expiration>2036-11-21T06:00:00Z</Expiration></Credentials><PackedPolicySize>1</PackedPolicySize></AssumeRoleResult>
        <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></AssumeRoleResponse>
        """;
}
