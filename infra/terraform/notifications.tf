locals {
  console = {
    aws        = "console.aws.amazon.com"
    aws-cn     = "console.amazonaws.cn"
    aws-eusc   = "console.amazonaws-eusc.eu"
    aws-us-gov = "console.amazonaws-us-gov.com"
  }
  dashboard_url = "https://${lookup(local.console, local.partition, local.console.aws)}/cloudwatch/home?region=${local.region}#dashboards/dashboard/${var.function_name}"
  has_slack     = nonsensitive(var.slack_webhook != "")

  from_a_rule = {
    StringEquals = { "aws:SourceAccount" = local.account }
    ArnLike      = { "aws:SourceArn" = "arn:${local.partition}:events:${local.region}:${local.account}:rule/${var.function_name}/*" }
  }
  from_the_rule_for_runs = {
    StringEquals = { "aws:SourceAccount" = local.account }
    ArnLike      = { "aws:SourceArn" = "arn:${local.partition}:events:${local.region}:${local.account}:rule/${var.function_name}-run-ended" }
  }

  # The rules match the outcomes that Lambda sends to the event bus, and those of notify.asl.json, which have the same format.
  # A placeholder whose value can contain quotation marks is a JSON value by itself: EventBridge escapes nothing inside a string.
  rules = {
    services-failed = {
      result   = "Success"
      response = { summary = { failed = [{ numeric = [">", 0] }] } }
      paths = {
        message = "$.detail.responsePayload.failures"
        run     = "$.detail.responsePayload.runId"
        started = "$.detail.responsePayload.startedAt"
      }
      mail = [
        "EcsRestart: <message>",
        "Action needed for the failed services. The run started at <started>; its request ID is <run>.",
      ]
      title   = "Services failed to restart"
      section = "services-failed"
    }
    request-refused = {
      result   = "Success"
      response = { statusCode = [400, 503] }
      paths = {
        message = "$.detail.responsePayload.error"
        run     = "$.detail.responsePayload.runId"
      }
      mail = [
        "EcsRestart rejected a request and restarted nothing: <message>",
        "Correct the input of the schedule or its list of services. The request ID is <run>.",
      ]
      title   = "A request was rejected, nothing was restarted"
      section = "request-rejected"
    }
    invocation-failed = {
      result   = "Failure"
      response = { errorMessage = [{ exists = true }] }
      paths = {
        message  = "$.detail.responsePayload.errorMessage"
        run      = "$.detail.requestContext.requestId"
        attempts = "$.detail.requestContext.approximateInvokeCount"
      }
      mail = [
        "An EcsRestart run failed after <attempts> attempts: <message>",
        "The request ID is <run>.",
      ]
      title   = "A run failed"
      section = "invocation-errors"
    }
    invocation-dropped = {
      result   = "Failure"
      response = { errorMessage = [{ exists = false }] }
      paths = {
        message = "$.detail.requestContext.condition"
        run     = "$.detail.requestContext.requestId"
      }
      mail = [
        "EcsRestart did not run because Lambda dropped the event: <message>",
        "The request ID is <run>.",
      ]
      title   = "A run did not start"
      section = "invocation-errors"
    }
  }

  # jsonencode writes the angle brackets of placeholders as \u003c and \u003e.
  chat = { for name, rule in local.rules : name => replace(replace(replace(replace(jsonencode({
    version = "1.0"
    source  = "custom"
    id      = "<run>"
    content = {
      title       = "EcsRestart: ${rule.title}"
      description = "<message>"
      nextSteps   = [local.dashboard_url, "Follow docs/runbook.md#${rule.section}"]
      keywords    = ["EcsRestart", var.function_name]
    }
  }), "\\u003c", "<"), "\\u003e", ">"), "\"<", "<"), ">\"", ">") }

  slack = { for name, rule in local.rules : name => replace(replace(replace(replace(jsonencode({
    text = "<message>"
    attachments = [{
      color      = "danger"
      title      = "EcsRestart: ${rule.title}"
      title_link = local.dashboard_url
      text       = "${var.function_name}: docs/runbook.md#${rule.section}"
    }]
  }), "\\u003c", "<"), "\\u003e", ">"), "\"<", "<"), ">\"", ">") }
}

resource "aws_cloudwatch_event_bus" "outcomes" {
  name = var.function_name
}

resource "aws_cloudwatch_event_rule" "this" {
  for_each = local.rules

  name           = "${var.function_name}-${each.key}"
  description    = each.value.title
  event_bus_name = aws_cloudwatch_event_bus.outcomes.name
  event_pattern = jsonencode({
    source      = ["lambda", "ecs-restart"]
    detail-type = ["Lambda Function Invocation Result - ${each.value.result}", "EcsRestart Run Result - ${each.value.result}"]
    detail      = { responsePayload = each.value.response }
  })
}

resource "aws_cloudwatch_event_target" "people" {
  for_each = local.rules

  rule           = aws_cloudwatch_event_rule.this[each.key].name
  event_bus_name = aws_cloudwatch_event_bus.outcomes.name
  target_id      = "people"
  arn            = aws_sns_topic.alerts.arn

  input_transformer {
    input_paths = each.value.paths
    input_template = join("\n", [for line in concat(each.value.mail, [
      "Dashboard: ${local.dashboard_url}",
      "What to do: docs/runbook.md#${each.value.section}",
    ]) : "\"${line}\""])
  }

  retry_policy {
    maximum_event_age_in_seconds = 3600
    maximum_retry_attempts       = 20
  }

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_target" "chat" {
  for_each = local.rules

  rule           = aws_cloudwatch_event_rule.this[each.key].name
  event_bus_name = aws_cloudwatch_event_bus.outcomes.name
  target_id      = "chat"
  arn            = aws_sns_topic.chat_alerts.arn

  input_transformer {
    input_paths    = { message = each.value.paths.message, run = each.value.paths.run }
    input_template = local.chat[each.key]
  }

  retry_policy {
    maximum_event_age_in_seconds = 3600
    maximum_retry_attempts       = 20
  }

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_target" "slack" {
  for_each = { for name, rule in local.rules : name => rule if local.has_slack }

  rule           = aws_cloudwatch_event_rule.this[each.key].name
  event_bus_name = aws_cloudwatch_event_bus.outcomes.name
  target_id      = "slack"
  arn            = aws_cloudwatch_event_api_destination.slack[0].arn
  role_arn       = aws_iam_role.slack[0].arn

  input_transformer {
    input_paths    = { message = each.value.paths.message }
    input_template = local.slack[each.key]
  }

  retry_policy {
    maximum_event_age_in_seconds = 3600
    maximum_retry_attempts       = 20
  }

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

# Not encrypted with the AWS managed key for SNS: CloudWatch could not publish alarms to the topic.
resource "aws_sns_topic" "alerts" {
  name         = "${var.function_name}-alerts"
  display_name = "EcsRestart"
}

# For Amazon Q Developer in chat applications, which only shows alarms and custom notifications.
resource "aws_sns_topic" "chat_alerts" {
  name = "${var.function_name}-chat-alerts"
}

resource "aws_sns_topic_policy" "this" {
  for_each = { alerts = aws_sns_topic.alerts.arn, chat = aws_sns_topic.chat_alerts.arn }

  arn = each.value
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Without a condition: the EventBridge user guide excludes conditions in a topic policy for rules.
      {
        Sid       = "Rules"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = each.value
      },
      {
        Sid       = "Alarms"
        Effect    = "Allow"
        Principal = { Service = "cloudwatch.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = each.value
        Condition = {
          StringEquals = { "aws:SourceAccount" = local.account }
          ArnLike      = { "aws:SourceArn" = "arn:${local.partition}:cloudwatch:${local.region}:${local.account}:alarm:${var.function_name}-*" }
        }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "email" {
  count = var.alarm_email == "" ? 0 : 1

  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

resource "aws_cloudwatch_event_connection" "slack" {
  count = local.has_slack ? 1 : 0

  name               = "${var.function_name}-slack"
  authorization_type = "API_KEY"

  # The URL of a webhook is its secret, but a connection requires an authorization: Slack ignores this header.
  auth_parameters {
    api_key {
      key   = "X-Sent-By"
      value = "ecs-restart"
    }
  }
}

resource "aws_cloudwatch_event_api_destination" "slack" {
  count = local.has_slack ? 1 : 0

  name                             = "${var.function_name}-slack"
  connection_arn                   = aws_cloudwatch_event_connection.slack[0].arn
  http_method                      = "POST"
  invocation_endpoint              = var.slack_webhook
  invocation_rate_limit_per_second = 1
}

resource "aws_iam_role" "slack" {
  count = local.has_slack ? 1 : 0

  name_prefix = local.role_prefix
  description = "Lets the EcsRestart rules write to Slack"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = local.from_a_rule
    }]
  })
}

resource "aws_iam_role_policy" "slack" {
  count = local.has_slack ? 1 : 0

  name = "write-to-slack"
  role = aws_iam_role.slack[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "events:InvokeApiDestination", Resource = aws_cloudwatch_event_api_destination.slack[0].arn },
    ]
  })
}
