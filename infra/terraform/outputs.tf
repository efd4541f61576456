output "function_arn" {
  value = aws_lambda_function.this.arn
}

output "function_role_arn" {
  description = "The role that other accounts must trust: function_role_arn of the module member-role."
  value       = aws_iam_role.function.arn
}

output "state_machine_arn" {
  description = "Null with the engine Function."
  value       = one(aws_sfn_state_machine.restart[*].arn)
}

output "schedule_group_name" {
  description = "Schedules in this group may invoke the function and start the state machine."
  value       = aws_scheduler_schedule_group.this.name
}

output "schedule_role_arn" {
  description = "The role for further schedules in this group."
  value       = aws_iam_role.schedule.arn
}

output "dashboard_url" {
  value = local.dashboard_url
}

output "alerts_topic_arn" {
  description = "Notifications for people (email)."
  value       = aws_sns_topic.alerts.arn
}

output "chat_alerts_topic_arn" {
  description = "For Amazon Q Developer in chat applications."
  value       = aws_sns_topic.chat_alerts.arn
}

output "dead_letters_url" {
  value = aws_sqs_queue.dead_letters.url
}
