locals {
  of_the_function = { FunctionName = aws_lambda_function.this.function_name }
  topics          = [aws_sns_topic.alerts.arn, aws_sns_topic.chat_alerts.arn]
}

resource "aws_cloudwatch_metric_alarm" "services_failed" {
  alarm_name          = "${var.function_name}-services-failed"
  alarm_description   = "At least one service was not restarted successfully. See the dashboard, then docs/runbook.md#services-failed."
  namespace           = "EcsRestart"
  metric_name         = "ServicesFailed"
  dimensions          = local.of_the_function
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.topics
}

resource "aws_cloudwatch_metric_alarm" "invocation_errors" {
  alarm_name          = "${var.function_name}-invocation-errors"
  alarm_description   = "An invocation of the function failed or timed out. See docs/runbook.md#invocation-errors."
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  dimensions          = local.of_the_function
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.topics
}

# For both state machines. The error of a single step is counted by the alarm invocation-errors.
resource "aws_cloudwatch_metric_alarm" "execution_errors" {
  count = local.in_step_functions ? 1 : 0

  alarm_name          = "${var.function_name}-execution-errors"
  alarm_description   = "An execution of the state machine failed, timed out or was aborted, or its outcome could not be sent. See docs/runbook.md#execution-errors."
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.topics

  metric_query {
    id          = "errors"
    label       = "executions"
    expression  = "FILL(failed, 0) + FILL(timedout, 0) + FILL(aborted, 0) + FILL(unreported, 0)"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = {
      failed     = { name = "ExecutionsFailed", machine = one(aws_sfn_state_machine.restart[*].arn) }
      timedout   = { name = "ExecutionsTimedOut", machine = one(aws_sfn_state_machine.restart[*].arn) }
      aborted    = { name = "ExecutionsAborted", machine = one(aws_sfn_state_machine.restart[*].arn) }
      unreported = { name = "ExecutionsFailed", machine = one(aws_sfn_state_machine.notify[*].arn) }
    }

    content {
      id = metric_query.key
      metric {
        namespace   = "AWS/States"
        metric_name = metric_query.value.name
        dimensions  = { StateMachineArn = metric_query.value.machine }
        period      = 300
        stat        = "Sum"
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  alarm_name          = "${var.function_name}-dead-letters"
  alarm_description   = "A scheduled run or a notification could not be delivered. See docs/runbook.md#dead-letters."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.dead_letters.name }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.topics
}

# With a period of 1 h CloudWatch evaluates up to 7 days, with a shorter one 1 day. A manual run is not counted.
resource "aws_cloudwatch_metric_alarm" "no_run" {
  count = var.hours_without_run == 0 ? 0 : 1

  alarm_name          = "${var.function_name}-no-run"
  alarm_description   = "No scheduled run in ${var.hours_without_run} h. See docs/runbook.md#no-run."
  namespace           = "EcsRestart"
  metric_name         = "ScheduledRuns"
  dimensions          = local.of_the_function
  statistic           = "Sum"
  period              = 3600
  evaluation_periods  = var.hours_without_run
  datapoints_to_alarm = var.hours_without_run
  threshold           = 1
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "breaching"
  alarm_actions       = local.topics
}

# Stays on for a day after a paused run, so that the dashboard shows it.
resource "aws_cloudwatch_metric_alarm" "paused" {
  alarm_name          = "${var.function_name}-paused"
  alarm_description   = "A run restarted nothing because restarts are paused. See docs/runbook.md#stop-all-restarts."
  namespace           = "EcsRestart"
  metric_name         = "PausedRuns"
  dimensions          = local.of_the_function
  statistic           = "Sum"
  period              = 86400
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.topics
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.function_name
  dashboard_body = jsonencode({
    start = "-P7D"
    widgets = [
      {
        type = "alarm", x = 0, y = 0, width = 24, height = 2
        properties = {
          title = "Action needed?"
          alarms = concat([
            aws_cloudwatch_metric_alarm.services_failed.arn,
            aws_cloudwatch_metric_alarm.invocation_errors.arn,
            aws_cloudwatch_metric_alarm.dead_letters.arn,
            aws_cloudwatch_metric_alarm.paused.arn,
          ], aws_cloudwatch_metric_alarm.execution_errors[*].arn, aws_cloudwatch_metric_alarm.no_run[*].arn)
        }
      },
      {
        type = "metric", x = 0, y = 2, width = 24, height = 4
        properties = {
          title = "Last 24 hours", region = local.region, view = "singleValue", stat = "Sum", period = 86400, setPeriodToTimeRange = false
          metrics = [
            ["EcsRestart", "Runs", "FunctionName", var.function_name, { label = "runs" }],
            [".", "ScheduledRuns", ".", ".", { label = "scheduled runs" }],
            [".", "PausedRuns", ".", ".", { label = "paused runs", color = "#8c564b" }],
            [".", "ServicesRestarted", ".", ".", { label = "restarted", color = "#2ca02c" }],
            [".", "ServicesUnverified", ".", ".", { label = "restarted, not verified", color = "#ff7f0e" }],
            [".", "ServicesSkipped", ".", ".", { label = "skipped", color = "#7f7f7f" }],
            [".", "ServicesFailed", ".", ".", { label = "failed", color = "#d62728" }],
            [".", "RequestsRefused", ".", ".", { label = "requests rejected", color = "#9467bd" }],
          ]
        }
      },
      {
        type = "metric", x = 0, y = 6, width = 16, height = 6
        properties = {
          title = "Services per day", region = local.region, view = "timeSeries", stacked = true, stat = "Sum", period = 86400
          metrics = [
            ["EcsRestart", "ServicesRestarted", "FunctionName", var.function_name, { label = "restarted", color = "#2ca02c" }],
            [".", "ServicesSkipped", ".", ".", { label = "skipped", color = "#7f7f7f" }],
            [".", "ServicesFailed", ".", ".", { label = "failed", color = "#d62728" }],
          ]
          yAxis = { left = { min = 0 } }
        }
      },
      {
        type = "metric", x = 16, y = 6, width = 8, height = 6
        properties = {
          title   = "Duration of a run", region = local.region, view = "timeSeries", stat = "Maximum", period = 3600
          metrics = [["EcsRestart", "RunDuration", "FunctionName", var.function_name, { label = "seconds" }]]
          # An execution can take days: the scale would hide everything else.
          annotations = { horizontal = [for limit in local.in_step_functions ? [] : [900] : { label = "timeout of the function", value = limit }] }
          yAxis       = { left = { min = 0 } }
        }
      },
      {
        type = "log", x = 0, y = 12, width = 24, height = 8
        properties = {
          title = "Failed services and causes", region = local.region, view = "table"
          query = "SOURCE '${aws_cloudwatch_log_group.this.name}' | fields @timestamp, ecs_cluster, ecs_service, code, sentence | filter status = 'Failed' | sort @timestamp desc | limit 50"
        }
      },
    ]
  })
}
