locals {
  in_step_functions = var.engine == "StepFunctions"
  machine_arn       = "arn:${local.partition}:states:${local.region}:${local.account}:stateMachine:${var.function_name}"
  execution_arn     = "arn:${local.partition}:states:${local.region}:${local.account}:execution:${var.function_name}"

  deliver_log = {
    Sid    = "DeliverLog"
    Effect = "Allow"
    Action = [
      "logs:CreateLogDelivery",
      "logs:GetLogDelivery",
      "logs:UpdateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:DescribeResourcePolicies",
      "logs:DescribeLogGroups",
    ]
    Resource = "*"
  }
}

resource "aws_sfn_state_machine" "restart" {
  count = local.in_step_functions ? 1 : 0

  name       = var.function_name
  type       = "STANDARD"
  role_arn   = aws_iam_role.restart_machine[0].arn
  definition = templatefile("${path.module}/../restart.asl.json", { FunctionArn = aws_lambda_function.this.arn, Partition = local.partition })
  tags       = { Application = "EcsRestart" }

  logging_configuration {
    level                  = "ERROR"
    include_execution_data = false
    log_destination        = "${aws_cloudwatch_log_group.machine[0].arn}:*"
  }

  tracing_configuration {
    enabled = var.tracing == "Active"
  }

  depends_on = [aws_iam_role_policy.restart_machine]
}

# Sends the outcome of an execution to the event bus in the format of a Lambda invocation result: see notify.asl.json.
resource "aws_sfn_state_machine" "notify" {
  count = local.in_step_functions ? 1 : 0

  name       = "${var.function_name}-notify"
  type       = "EXPRESS"
  role_arn   = aws_iam_role.notify_machine[0].arn
  definition = templatefile("${path.module}/../notify.asl.json", { EventBusName = aws_cloudwatch_event_bus.outcomes.name, Partition = local.partition })
  tags       = { Application = "EcsRestart" }

  logging_configuration {
    level                  = "ERROR"
    include_execution_data = false
    log_destination        = "${aws_cloudwatch_log_group.machine[0].arn}:*"
  }

  depends_on = [aws_iam_role_policy.notify_machine]
}

# Log groups with this prefix do not count against the size of the resource policy for log delivery.
resource "aws_cloudwatch_log_group" "machine" {
  count = local.in_step_functions ? 1 : 0

  name              = "/aws/vendedlogs/states/${var.function_name}"
  retention_in_days = var.log_retention_days
}

resource "aws_iam_role" "restart_machine" {
  count = local.in_step_functions ? 1 : 0

  name_prefix = local.role_prefix
  description = "Permissions of the EcsRestart state machine"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "states.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account }
        ArnLike      = { "aws:SourceArn" = "${local.machine_arn}*" }
      }
    }]
  })
}

resource "aws_iam_role_policy" "restart_machine" {
  count = local.in_step_functions ? 1 : 0

  name = "run-steps"
  role = aws_iam_role.restart_machine[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([
      { Sid = "RunSteps", Effect = "Allow", Action = "lambda:InvokeFunction", Resource = aws_lambda_function.this.arn },
      # A Distributed Map starts, describes and stops its batches as executions of its own state machine.
      { Sid = "StartBatches", Effect = "Allow", Action = "states:StartExecution", Resource = local.machine_arn },
      {
        Sid      = "WatchBatches"
        Effect   = "Allow"
        Action   = ["states:DescribeExecution", "states:StopExecution"]
        Resource = "${local.execution_arn}:*"
      },
      { Sid = "RedriveBatches", Effect = "Allow", Action = "states:RedriveExecution", Resource = "${local.execution_arn}/Batches:*" },
      local.deliver_log,
      ], [for statement in [
        { Sid = "Trace", Effect = "Allow", Action = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resource = "*" },
    ] : statement if var.tracing == "Active"])
  })
}

resource "aws_iam_role" "notify_machine" {
  count = local.in_step_functions ? 1 : 0

  name_prefix = local.role_prefix
  description = "Permissions of the EcsRestart state machine that reports outcomes"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "states.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account }
        ArnLike      = { "aws:SourceArn" = "${local.machine_arn}-notify" }
      }
    }]
  })
}

resource "aws_iam_role_policy" "notify_machine" {
  count = local.in_step_functions ? 1 : 0

  name = "send-outcome"
  role = aws_iam_role.notify_machine[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "SendOutcome", Effect = "Allow", Action = "events:PutEvents", Resource = aws_cloudwatch_event_bus.outcomes.arn },
      local.deliver_log,
    ]
  })
}

# On the default event bus, where Step Functions sends its events. Batches of a Distributed Map have another ARN.
resource "aws_cloudwatch_event_rule" "run_ended" {
  count = local.in_step_functions ? 1 : 0

  name        = "${var.function_name}-run-ended"
  description = "Finished executions of the EcsRestart state machine"
  event_pattern = jsonencode({
    source      = ["aws.states"]
    detail-type = ["Step Functions Execution Status Change"]
    detail = {
      stateMachineArn = [aws_sfn_state_machine.restart[0].arn]
      status          = ["SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"]
    }
  })
}

resource "aws_cloudwatch_event_target" "notify" {
  count = local.in_step_functions ? 1 : 0

  rule      = aws_cloudwatch_event_rule.run_ended[0].name
  target_id = "notify"
  arn       = aws_sfn_state_machine.notify[0].arn
  role_arn  = aws_iam_role.run_ended[0].arn

  retry_policy {
    maximum_event_age_in_seconds = 3600
    maximum_retry_attempts       = 20
  }

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_iam_role" "run_ended" {
  count = local.in_step_functions ? 1 : 0

  name_prefix = local.role_prefix
  description = "Lets the EcsRestart rule start the state machine that reports outcomes"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = local.from_the_rule_for_runs
    }]
  })
}

resource "aws_iam_role_policy" "run_ended" {
  count = local.in_step_functions ? 1 : 0

  name = "start-notify"
  role = aws_iam_role.run_ended[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "states:StartExecution", Resource = aws_sfn_state_machine.notify[0].arn },
    ]
  })
}
