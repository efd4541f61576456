data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  region    = element(split(":", aws_cloudwatch_event_bus.outcomes.arn), 3)
  ecs       = "arn:${local.partition}:ecs:${local.region}:${local.account}"
  # For statements with a condition on the cluster, which limits the Region as well.
  ecs_anywhere = "arn:${local.partition}:ecs:*:${local.account}"
  # The provider takes 38 characters and adds 26 of its own.
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
  description                    = "Restarts Amazon ECS services without downtime and reports what became of each"
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
    # The report has to fit the outcome that Lambda puts onto the bus, together with the request: see infra/README.md.
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
  # Safe because the schedule's payload has scheduledTime: a retry redoes only what is missing.
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
  description = "What EcsRestart's function may do"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "function" {
  name = "restart-services"
  role = aws_iam_role.function.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([
      {
        Sid       = "RestartServices"
        Effect    = "Allow"
        Action    = "ecs:UpdateService"
        Resource  = "${local.ecs_anywhere}:service/*"
        Condition = merge(local.in_the_clusters, local.with_the_tag)
      },
      # Not limited by the opt-in tag: tags must be read to be known, and one service without it would fail a whole call.
      {
        Sid       = "LookAtServices"
        Effect    = "Allow"
        Action    = ["ecs:DescribeServices", "ecs:ListServiceDeployments", "ecs:DescribeServiceDeployments"]
        Resource  = "${local.ecs_anywhere}:service/*"
        Condition = local.in_the_clusters
      },
      {
        Sid       = "ReadServiceDeployments"
        Effect    = "Allow"
        Action    = "ecs:DescribeServiceDeployments"
        Resource  = "${local.ecs_anywhere}:service-deployment/*"
        Condition = local.in_the_clusters
      },
      {
        Sid       = "ExplainFailures"
        Effect    = "Allow"
        Action    = "ecs:DescribeTasks"
        Resource  = "${local.ecs_anywhere}:task/*"
        Condition = local.in_the_clusters
      },
      {
        Sid       = "FindTasksAndServices"
        Effect    = "Allow"
        Action    = ["ecs:ListTasks", "ecs:ListServices"]
        Resource  = "*"
        Condition = local.in_the_clusters
      },
      { Sid = "FindClusters", Effect = "Allow", Action = "ecs:ListClusters", Resource = "*" },
      {
        Sid      = "WriteLog"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.this.arn}:*"
      },
      { Sid = "SendOutcomes", Effect = "Allow", Action = "events:PutEvents", Resource = aws_cloudwatch_event_bus.outcomes.arn },
      ], length(var.member_role_arns) > 0 ? [
      { Sid = "EnterOtherAccounts", Effect = "Allow", Action = "sts:AssumeRole", Resource = var.member_role_arns },
      ] : [], length(var.task_role_arns) > 0 ? [
      {
        Sid       = "RunTasks"
        Effect    = "Allow"
        Action    = "ecs:RunTask"
        Resource  = "${local.ecs}:task-definition/*"
        Condition = local.in_the_clusters
      },
      { Sid = "LookAtTaskDefinitions", Effect = "Allow", Action = "ecs:DescribeTaskDefinition", Resource = "*" },
      {
        Sid       = "GiveTasksTheirRoles"
        Effect    = "Allow"
        Action    = "iam:PassRole"
        Resource  = var.task_role_arns
        Condition = { StringEquals = { "iam:PassedToService" = "ecs-tasks.amazonaws.com" } }
      },
      ] : [], var.deferral ? [
      {
        Sid      = "Defer"
        Effect   = "Allow"
        Action   = "scheduler:CreateSchedule"
        Resource = "arn:${local.partition}:scheduler:${local.region}:${local.account}:schedule/${aws_scheduler_schedule_group.this.name}/ecs-restart-deferred-*"
      },
      {
        Sid       = "GiveDeferralsTheirRole"
        Effect    = "Allow"
        Action    = "iam:PassRole"
        Resource  = aws_iam_role.schedule.arn
        Condition = { StringEquals = { "iam:PassedToService" = "scheduler.amazonaws.com" } }
      },
      ] : [], length(var.service_list_parameters) > 0 ? [
      { Sid = "ReadListParameters", Effect = "Allow", Action = "ssm:GetParameter", Resource = var.service_list_parameters },
      ] : [], length(var.service_list_tables) > 0 ? [
      { Sid = "ReadListTables", Effect = "Allow", Action = "dynamodb:Query", Resource = var.service_list_tables },
      ] : [], var.tracing == "Active" ? [
      { Sid = "Trace", Effect = "Allow", Action = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resource = "*" },
    ] : [])
  })
}
