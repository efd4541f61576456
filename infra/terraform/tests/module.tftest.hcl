# The module with the AWS provider, whose calls are mocked: terraform test. No account is needed.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111122223333" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_resource "aws_cloudwatch_event_bus" {
    defaults = { arn = "arn:aws:events:eu-central-1:111122223333:event-bus/ecs-restart" }
  }
  mock_resource "aws_cloudwatch_event_api_destination" {
    defaults = { arn = "arn:aws:events:eu-central-1:111122223333:api-destination/ecs-restart-slack/11111111-2222-3333-4444-abcdefabcdef" }
  }
  mock_resource "aws_cloudwatch_event_connection" {
    defaults = { arn = "arn:aws:events:eu-central-1:111122223333:connection/ecs-restart-slack/11111111-2222-3333-4444-abcdefabcdef" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-central-1:111122223333:log-group:ecs-restart" }
  }
  mock_resource "aws_cloudwatch_metric_alarm" {
    defaults = { arn = "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:ecs-restart" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::111122223333:policy/ecs-restart" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/ecs-restart" }
  }
  mock_resource "aws_lambda_function" {
    defaults = { arn = "arn:aws:lambda:eu-central-1:111122223333:function:ecs-restart" }
  }
  mock_resource "aws_scheduler_schedule_group" {
    defaults = { arn = "arn:aws:scheduler:eu-central-1:111122223333:schedule-group/ecs-restart" }
  }
  mock_resource "aws_sfn_state_machine" {
    defaults = { arn = "arn:aws:states:eu-central-1:111122223333:stateMachine:ecs-restart" }
  }
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:eu-central-1:111122223333:ecs-restart" }
  }
  mock_resource "aws_sqs_queue" {
    defaults = { arn = "arn:aws:sqs:eu-central-1:111122223333:ecs-restart-dead-letters" }
  }
}

run "defaults" {
  assert {
    condition     = keys(aws_iam_policy.function) == ["describe-services", "find-services", "restart-services"]
    error_message = "The defaults must not need further policies."
  }
  assert {
    condition     = output.state_machine_arn == null
    error_message = "The engine Function must not create a state machine."
  }
}

run "every_switch" {
  variables {
    cluster_arns            = ["arn:aws:ecs:eu-central-1:111122223333:cluster/prod-cluster"]
    opt_in_tag              = { key = "ecs-restart", value = "nightly" }
    task_role_arns          = ["arn:aws:iam::111122223333:role/migrate-task"]
    member_role_arns        = ["arn:aws:iam::*:role/ecs-restart-member"]
    deferral                = true
    paused                  = true
    schedule_enabled        = false
    service_list_parameters = ["arn:aws:ssm:eu-central-1:111122223333:parameter/ecs-restart/*"]
    service_list_tables     = ["arn:aws:dynamodb:eu-central-1:111122223333:table/restarts"]
    alarm_email             = "you@example.com"
    slack_webhook           = "https://hooks.slack.com/services/x"
    hours_without_run       = 0
    engine                  = "StepFunctions"
    tracing                 = "Active"
    one_at_a_time           = false
  }

  assert {
    condition     = length(aws_iam_policy.function) == 7
    error_message = "Each list of ARNs must have a managed policy."
  }
  assert {
    condition     = aws_scheduler_schedule.this.target[0].arn == output.state_machine_arn
    error_message = "The schedule must start the state machine."
  }
}
