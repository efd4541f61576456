resource "aws_scheduler_schedule_group" "this" {
  name = var.function_name
}

resource "aws_scheduler_schedule" "this" {
  name                         = "${var.function_name}-scheduled"
  group_name                   = aws_scheduler_schedule_group.this.name
  description                  = "Restarts Amazon ECS services"
  state                        = var.schedule_enabled ? "ENABLED" : "DISABLED"
  schedule_expression          = var.schedule_expression
  schedule_expression_timezone = var.schedule_timezone

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = local.in_step_functions ? one(aws_sfn_state_machine.restart[*].arn) : aws_lambda_function.this.arn
    role_arn = aws_iam_role.schedule.arn
    # EventBridge Scheduler replaces the keywords in <>, so that a payload delivered twice restarts nothing twice.
    input = <<-JSON
      {
      "scheduledTime": "<aws.scheduler.scheduled-time>",
      "scheduleArn": "<aws.scheduler.schedule-arn>",
      ${var.request_members}
      }
    JSON

    retry_policy {
      maximum_event_age_in_seconds = 3600
      maximum_retry_attempts       = 10
    }

    dead_letter_config {
      arn = aws_sqs_queue.dead_letters.arn
    }
  }

  depends_on = [aws_iam_role_policy.schedule]
}

resource "aws_iam_role" "schedule" {
  name_prefix = local.role_prefix
  description = "Lets schedules of the EcsRestart group start runs"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "scheduler.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = {
          "aws:SourceAccount" = local.account
          "aws:SourceArn"     = aws_scheduler_schedule_group.this.arn
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "schedule" {
  name = "invoke-or-dead-letter"
  role = aws_iam_role.schedule.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([
      { Effect = "Allow", Action = "lambda:InvokeFunction", Resource = aws_lambda_function.this.arn },
      { Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_sqs_queue.dead_letters.arn },
      ], [for statement in [
        { Effect = "Allow", Action = "states:StartExecution", Resource = local.machine_arn },
    ] : statement if local.in_step_functions])
  })
}

# Runs and notifications that could not be delivered.
resource "aws_sqs_queue" "dead_letters" {
  name                      = "${var.function_name}-dead-letters"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue_policy" "dead_letters" {
  queue_url = aws_sqs_queue.dead_letters.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "UndeliveredNotifications"
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.dead_letters.arn
      Condition = local.from_a_rule
      }, {
      Sid       = "UndeliveredExecutionEvents"
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.dead_letters.arn
      Condition = local.from_the_rule_for_runs
    }]
  })
}
