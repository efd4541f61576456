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
  definition = templatefile("${path.module}/../restart.asl.json", { FunctionArn = aws_lambda_function.this.arn })
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

# Tells how a run ended. An execution's event has the report as a text, which rules cannot look into: this machine takes it apart.
resource "aws_sfn_state_machine" "tell" {
  count = local.in_step_functions ? 1 : 0

  name       = "${var.function_name}-tell"
  type       = "EXPRESS"
  role_arn   = aws_iam_role.tell_machine[0].arn
  definition = templatefile("${path.module}/../tell.asl.json", { EventBusName = aws_cloudwatch_event_bus.outcomes.name })
  tags       = { Application = "EcsRestart" }

  logging_configuration {
    level                  = "ERROR"
    include_execution_data = false
    log_destination        = "${aws_cloudwatch_log_group.machine[0].arn}:*"
  }

  depends_on = [aws_iam_role_policy.tell_machine]
}

# Groups with this prefix do not fill up the policy by which Step Functions may write to them.
resource "aws_cloudwatch_log_group" "machine" {
  count = local.in_step_functions ? 1 : 0

  name              = "/aws/vendedlogs/states/${var.function_name}"
  retention_in_days = var.log_retention_days
}

resource "aws_iam_role" "restart_machine" {
  count = local.in_step_functions ? 1 : 0

  name_prefix = local.role_prefix
  description = "What EcsRestart's state machine may do"
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

  name = "do-steps"
  role = aws_iam_role.restart_machine[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([
      { Sid = "DoSteps", Effect = "Allow", Action = "lambda:InvokeFunction", Resource = aws_lambda_function.this.arn },
      # A Distributed Map starts, watches and stops its batches as executions of the machine itself, by its name here.
      { Sid = "StartBatches", Effect = "Allow", Action = "states:StartExecution", Resource = local.machine_arn },
      {
        Sid      = "WatchBatches"
        Effect   = "Allow"
        Action   = ["states:DescribeExecution", "states:StopExecution"]
        Resource = "${local.execution_arn}:*"
      },
      { Sid = "RedriveBatches", Effect = "Allow", Action = "states:RedriveExecution", Resource = "${local.execution_arn}/Batches:*" },
      local.deliver_log,
      ], var.tracing == "Active" ? [
      { Sid = "Trace", Effect = "Allow", Action = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resource = "*" },
    ] : [])
  })
}

resource "aws_iam_role" "tell_machine" {
  count = local.in_step_functions ? 1 : 0

  name_prefix = local.role_prefix
  description = "Lets EcsRestart's state machine tell how a run ended"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "states.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account }
        ArnLike      = { "aws:SourceArn" = "${local.machine_arn}-tell" }
      }
    }]
  })
}

resource "aws_iam_role_policy" "tell_machine" {
  count = local.in_step_functions ? 1 : 0

  name = "tell"
  role = aws_iam_role.tell_machine[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "Tell", Effect = "Allow", Action = "events:PutEvents", Resource = aws_cloudwatch_event_bus.outcomes.arn },
      local.deliver_log,
    ]
  })
}

# On the bus that Step Functions writes to. Executions of a Distributed Map's batches have another ARN.
resource "aws_cloudwatch_event_rule" "run_ended" {
  count = local.in_step_functions ? 1 : 0

  name        = "${var.function_name}-run-ended"
  description = "Runs in Step Functions that ended"
  event_pattern = jsonencode({
    source      = ["aws.states"]
    detail-type = ["Step Functions Execution Status Change"]
    detail = {
      stateMachineArn = [aws_sfn_state_machine.restart[0].arn]
      status          = ["SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"]
    }
  })
}

resource "aws_cloudwatch_event_target" "tell" {
  count = local.in_step_functions ? 1 : 0

  rule      = aws_cloudwatch_event_rule.run_ended[0].name
  target_id = "tell"
  arn       = aws_sfn_state_machine.tell[0].arn
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
  description = "Lets EcsRestart's rule begin to tell how a run ended"
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

  name = "begin-to-tell"
  role = aws_iam_role.run_ended[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "states:StartExecution", Resource = aws_sfn_state_machine.tell[0].arn },
    ]
  })
}
