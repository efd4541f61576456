data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  region    = element(split(":", aws_cloudwatch_event_bus.outcomes.arn), 3)
  ecs       = "arn:${local.partition}:ecs:${local.region}:${local.account}"
  # For statements whose condition on the cluster limits the Region.
  ecs_anywhere = "arn:${local.partition}:ecs:*:${local.account}"
  # At most 38 characters: the provider appends 26.
  role_prefix = "${substr(var.function_name, 0, 37)}-"

  in_the_clusters = {
    ArnLike = { "ecs:cluster" = length(var.cluster_arns) > 0 ? var.cluster_arns : ["${local.ecs}:cluster/*"] }
  }
  with_the_tag = var.opt_in_tag == null ? {} : {
    StringEquals = { "aws:ResourceTag/${var.opt_in_tag.key}" = var.opt_in_tag.value }
  }
}

resource "aws_lambda_function" "this" {
  function_name                  = var.function_name
  description                    = "Restarts Amazon ECS services without downtime and reports the outcome of each"
  filename                       = var.package
  source_code_hash               = fileexists(var.package) ? filebase64sha256(var.package) : null
  handler                        = "EcsRestart.Lambda"
  runtime                        = "dotnet10"
  architectures                  = [var.architecture]
  memory_size                    = var.memory_size
  timeout                        = 900
  role                           = aws_iam_role.function.arn
  reserved_concurrent_executions = var.one_at_a_time && !local.in_step_functions ? 1 : -1

  environment {
    # Request and report must fit into one event: see "Size of the report" in infra/README.md.
    variables = {
      ECS_RESTART_PAUSED           = tostring(var.paused)
      ECS_RESTART_DEFER_ROLE_ARN   = var.deferral ? aws_iam_role.schedule.arn : ""
      ECS_RESTART_DEFER_GROUP      = aws_scheduler_schedule_group.this.name
      ECS_RESTART_MAX_REPORT_BYTES = "250000"
    }
  }

  logging_config {
    log_format = "Text" # the function writes JSON lines itself
    log_group  = aws_cloudwatch_log_group.this.name
  }

  tracing_config {
    mode = var.tracing
  }
}

resource "aws_lambda_function_event_invoke_config" "this" {
  function_name                = aws_lambda_function.this.function_name
  maximum_event_age_in_seconds = 3600
  # Safe because the schedule sends scheduledTime: a retry only restarts what is missing.
  maximum_retry_attempts = 2

  destination_config {
    on_success {
      destination = aws_cloudwatch_event_bus.outcomes.arn
    }
    on_failure {
      destination = aws_cloudwatch_event_bus.outcomes.arn
    }
  }

  depends_on = [aws_iam_role_policy.function]
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${var.function_name}"
  retention_in_days = var.log_retention_days
}

resource "aws_iam_role" "function" {
  name_prefix = local.role_prefix
  description = "Permissions of the EcsRestart function"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "function" {
  name = "write-log-and-outcomes"
  role = aws_iam_role.function.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([
      {
        Sid      = "WriteLog"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.this.arn}:*"
      },
      { Sid = "SendOutcomes", Effect = "Allow", Action = "events:PutEvents", Resource = aws_cloudwatch_event_bus.outcomes.arn },
      ], [for statement in [
        {
          Sid       = "PassTaskRoles"
          Effect    = "Allow"
          Action    = "iam:PassRole"
          Resource  = var.task_role_arns
          Condition = { StringEquals = { "iam:PassedToService" = "ecs-tasks.amazonaws.com" } }
        },
        ] : statement if length(var.task_role_arns) > 0], [for statement in [
        {
          Sid      = "Defer"
          Effect   = "Allow"
          Action   = "scheduler:CreateSchedule"
          Resource = "arn:${local.partition}:scheduler:${local.region}:${local.account}:schedule/${aws_scheduler_schedule_group.this.name}/ecs-restart-deferred-*"
        },
        {
          Sid       = "PassScheduleRole"
          Effect    = "Allow"
          Action    = "iam:PassRole"
          Resource  = aws_iam_role.schedule.arn
          Condition = { StringEquals = { "iam:PassedToService" = "scheduler.amazonaws.com" } }
        },
        ] : statement if var.deferral], [for statement in [
        { Sid = "Trace", Effect = "Allow", Action = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resource = "*" },
    ] : statement if var.tracing == "Active"])
  })
}

locals {
  # Lists of ARNs are in managed policies, one list in each: together they do not fit into the 10,240 characters that IAM allows for all
  # inline policies of a role. A managed policy holds 6,144 characters.
  managed_policies = {
    restart-services = [
      {
        Sid       = "RestartServices"
        Effect    = "Allow"
        Action    = "ecs:UpdateService"
        Resource  = "${local.ecs_anywhere}:service/*"
        Condition = merge(local.in_the_clusters, local.with_the_tag)
      },
    ]
    # Without the opt-in tag: the function must read tags to know them, and one service without the tag would fail the whole call.
    describe-services = [
      {
        Sid       = "DescribeServices"
        Effect    = "Allow"
        Action    = ["ecs:DescribeServices", "ecs:ListServiceDeployments", "ecs:DescribeServiceDeployments", "ecs:DescribeServiceRevisions", "ecs:DescribeTasks"]
        Resource  = ["${local.ecs_anywhere}:service/*", "${local.ecs_anywhere}:service-deployment/*", "${local.ecs_anywhere}:service-revision/*", "${local.ecs_anywhere}:task/*"]
        Condition = local.in_the_clusters
      },
    ]
    # Without the opt-in tag: the function only rolls back deployments that it started, and those need the tag.
    roll-back = [for statement in [
      {
        Sid       = "RollBackDeployments"
        Effect    = "Allow"
        Action    = "ecs:StopServiceDeployment"
        Resource  = ["${local.ecs_anywhere}:service/*", "${local.ecs_anywhere}:service-deployment/*"]
        Condition = local.in_the_clusters
      },
    ] : statement if var.rollback]
    find-services = [
      {
        Sid       = "FindTasksAndServices"
        Effect    = "Allow"
        Action    = ["ecs:ListTasks", "ecs:ListServices"]
        Resource  = "*"
        Condition = local.in_the_clusters
      },
      { Sid = "FindClusters", Effect = "Allow", Action = "ecs:ListClusters", Resource = "*" },
    ]
    run-tasks = [for statement in [
      {
        Sid       = "RunTasks"
        Effect    = "Allow"
        Action    = "ecs:RunTask"
        Resource  = "${local.ecs}:task-definition/*"
        Condition = local.in_the_clusters
      },
      { Sid = "DescribeTaskDefinitions", Effect = "Allow", Action = "ecs:DescribeTaskDefinition", Resource = "*" },
    ] : statement if length(var.task_role_arns) > 0]
    assume-member-roles = [for statement in [
      { Sid = "AssumeMemberRoles", Effect = "Allow", Action = "sts:AssumeRole", Resource = var.member_role_arns },
    ] : statement if length(var.member_role_arns) > 0]
    read-list-parameters = [for statement in [
      { Sid = "ReadListParameters", Effect = "Allow", Action = "ssm:GetParameter", Resource = var.service_list_parameters },
    ] : statement if length(var.service_list_parameters) > 0]
    read-calendars = [for statement in [
      { Sid = "ReadChangeCalendars", Effect = "Allow", Action = "ssm:GetCalendarState", Resource = var.change_calendars },
    ] : statement if length(var.change_calendars) > 0]
    read-list-tables = [for statement in [
      { Sid = "ReadListTables", Effect = "Allow", Action = "dynamodb:Query", Resource = var.service_list_tables },
    ] : statement if length(var.service_list_tables) > 0]
  }
}

resource "aws_iam_policy" "function" {
  for_each = { for name, statements in local.managed_policies : name => statements if length(statements) > 0 }

  name_prefix = "${var.function_name}-${each.key}-"
  policy      = jsonencode({ Version = "2012-10-17", Statement = each.value })
}

resource "aws_iam_role_policy_attachment" "function" {
  for_each = aws_iam_policy.function

  role       = aws_iam_role.function.name
  policy_arn = each.value.arn
}
