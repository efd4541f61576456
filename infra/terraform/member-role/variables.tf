variable "function_role_arn" {
  description = "ARN of the role of the function, the only principal that may assume this role; output function_role_arn of the module above."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]{1,500}$", var.function_role_arn))
    error_message = "Specify the ARN of an IAM role."
  }
}

variable "external_id" {
  description = "Required externalId of the request; empty for none."
  type        = string
  default     = ""
}

variable "cluster_arns" {
  description = "ARNs of the clusters whose services may be restarted; empty for every cluster of the account, in every Region. * is a wildcard, as in arn:aws:ecs:*:*:cluster/prod-*."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.cluster_arns : can(regex("^arn:aws[a-z-]*:ecs:[a-z0-9*-]+:([0-9]{12}|\\*):cluster/[A-Za-z0-9_*-]{1,255}$", arn))])
    error_message = "Specify ARNs of ECS clusters."
  }
}

variable "rollback" {
  description = "Whether the function may have ECS roll deployments back, which onFailure in a request needs."
  type        = bool
  default     = false
}

variable "role_name" {
  description = "Name of the role, the same in each account, so that member_role_arns of the module above can use * for the account."
  type        = string
  default     = "ecs-restart-member"
}
