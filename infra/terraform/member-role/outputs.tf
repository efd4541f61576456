output "member_role_arn" {
  description = "roleArn of the services in a request."
  value       = aws_iam_role.this.arn
}
