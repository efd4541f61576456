variable "package" {
  description = "Path of the deployment package, as infra/package makes it."
  type        = string
  default     = "../../artifacts/ecs-restart.zip"
}

variable "request_members" {
  description = "The members of the restart request, without the braces around them. The module adds scheduledTime and scheduleArn. The default restarts nothing until a service has the tag."
  type        = string
  default     = "\"wait\": true, \"select\": [ { \"cluster\": \"*\", \"tags\": { \"ecs-restart\": \"nightly\" } } ]"

  validation {
    condition     = can(jsondecode("{${var.request_members}}"))
    error_message = "Give members of a JSON object such as \"services\":[...], without braces around them and without a comma at the end."
  }
}

variable "schedule_expression" {
  description = "When, as EventBridge Scheduler writes it: cron(...), rate(...) or at(...)."
  type        = string
  default     = "cron(0 3 * * ? *)"

  validation {
    condition     = can(regex("^(cron|rate|at)\\(.+\\)$", var.schedule_expression))
    error_message = "Give cron(minutes hours day-of-month month day-of-week year), rate(number unit) or at(yyyy-mm-ddThh:mm:ss)."
  }
}

variable "schedule_timezone" {
  description = "IANA name of the time zone of the schedule expression."
  type        = string
  default     = "UTC"

  validation {
    condition     = can(regex("^[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}$", var.schedule_timezone))
    error_message = "Give the IANA name of a time zone, such as Europe/Berlin."
  }
}

variable "schedule_enabled" {
  description = "false deploys everything and restarts nothing on schedule."
  type        = bool
  default     = true
}

variable "paused" {
  description = "true lets every run skip all its services, whoever starts it."
  type        = bool
  default     = false
}

variable "cluster_arns" {
  description = "ARNs of the clusters whose services may be restarted; empty for every cluster of this account and Region. For other Regions name their clusters; * stands for any, as in arn:aws:ecs:*:111122223333:cluster/*."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.cluster_arns : can(regex("^arn:aws[a-z-]*:ecs:[a-z0-9*-]+:[0-9]{12}:cluster/[A-Za-z0-9_*-]{1,255}$", arn))])
    error_message = "Give ARNs of ECS clusters."
  }
}

variable "opt_in_tag" {
  description = "A tag that a service must have before IAM lets it be restarted; null for none."
  type        = object({ key = string, value = string })
  default     = null
}

variable "task_role_arns" {
  description = "ARNs of the task roles and task execution roles of the one-time tasks that a request may run (tasks). Empty for no tasks."
  type        = list(string)
  default     = []
}

variable "member_role_arns" {
  description = "ARNs of the roles that the function may assume to restart services of other accounts (roleArn in a request); * stands for any account, as in arn:aws:iam::*:role/ecs-restart-member. Empty for this account only."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.member_role_arns : can(regex("^arn:aws[a-z-]*:iam::([0-9]{12}|\\*):role/[A-Za-z0-9_+=.@/-]{1,500}$", arn))])
    error_message = "Give ARNs of IAM roles; only the account may be *."
  }
}

variable "deferral" {
  description = "Whether the function may create the one-time schedules that deferMinutes in a request needs."
  type        = bool
  default     = false
}

variable "service_list_parameters" {
  description = "ARNs of the SSM parameters that a request may point to with servicesFrom; * stands for any part of a name. Empty for none."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.service_list_parameters : can(regex("^arn:aws[a-z-]*:ssm:[a-z0-9-]+:[0-9]{12}:parameter/[A-Za-z0-9_./*-]+$", arn))])
    error_message = "Give ARNs of SSM parameters."
  }
}

variable "service_list_tables" {
  description = "ARNs of the DynamoDB tables that a request may point to with servicesFrom. Empty for none."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.service_list_tables : can(regex("^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]{12}:table/[A-Za-z0-9_.-]{3,255}$", arn))])
    error_message = "Give ARNs of DynamoDB tables."
  }
}

variable "alarm_email" {
  description = "Who is told by e-mail; empty for nobody. The address must be confirmed."
  type        = string
  default     = ""
}

variable "slack_webhook" {
  description = "Address of a Slack incoming webhook; empty for none. It is kept in Terraform's state."
  type        = string
  default     = ""
  sensitive   = true

  validation {
    condition     = can(regex("^$|^https://hooks\\.slack(-gov)?\\.com/services/[A-Za-z0-9/_-]+$", var.slack_webhook))
    error_message = "Give https://hooks.slack.com/services/..."
  }
}

variable "hours_without_run" {
  description = "After how many hours without a run the alarm goes off, at most 168 (7 days, CloudWatch's limit); 0 for no such alarm."
  type        = number
  default     = 26

  validation {
    condition     = var.hours_without_run >= 0 && var.hours_without_run <= 168 && floor(var.hours_without_run) == var.hours_without_run
    error_message = "Give a whole number from 0 to 168."
  }
}

variable "engine" {
  description = "Function: a run is one invocation and ends after 15 minutes at most. StepFunctions: a state machine carries a run through many invocations, for days if need be."
  type        = string
  default     = "Function"

  validation {
    condition     = contains(["Function", "StepFunctions"], var.engine)
    error_message = "Give Function or StepFunctions."
  }
}

variable "function_name" {
  description = "Name of the function and beginning of most other names."
  type        = string
  default     = "ecs-restart"

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9_-]{0,39}$", var.function_name))
    error_message = "Give 1 to 40 letters, digits, hyphens and underscores, a letter first."
  }
}

variable "architecture" {
  description = "The processor that the deployment package was built for."
  type        = string
  default     = "arm64"

  validation {
    condition     = contains(["arm64", "x86_64"], var.architecture)
    error_message = "Give arm64 or x86_64."
  }
}

variable "memory_size" {
  description = "Memory in MB; the processor's share grows with it."
  type        = number
  default     = 256
}

variable "log_retention_days" {
  description = "How long the function's log is kept."
  type        = number
  default     = 30
}

variable "tracing" {
  description = "Active records each invocation in AWS X-Ray."
  type        = string
  default     = "PassThrough"

  validation {
    condition     = contains(["PassThrough", "Active"], var.tracing)
    error_message = "Give PassThrough or Active."
  }
}

variable "one_at_a_time" {
  description = "true reserves one concurrent execution, so that duplicates of an event never act at the same time. An account whose quota of concurrent executions is still 10 cannot reserve any. Only with the engine Function: a state machine has many batches worked on at once."
  type        = bool
  default     = true
}
