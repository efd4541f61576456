variable "package" {
  description = "Path of the deployment package that infra/package builds."
  type        = string
  default     = "../../artifacts/ecs-restart.zip"
}

variable "request_members" {
  description = "Members of the restart request, without the outer braces. The module adds scheduledTime and scheduleArn. The default restarts nothing until a service has the tag. For more than about 60 services use select or servicesFrom."
  type        = string
  default     = "\"wait\": true, \"select\": [ { \"cluster\": \"*\", \"tags\": { \"ecs-restart\": \"nightly\" } } ]"

  validation {
    condition     = can(jsondecode("{${var.request_members}}"))
    error_message = "Specify members of a JSON object such as \"services\":[...], without outer braces and trailing comma."
  }
}

variable "schedule_expression" {
  description = "EventBridge Scheduler expression: cron(...), rate(...) or at(...)."
  type        = string
  default     = "cron(0 3 * * ? *)"

  validation {
    condition     = can(regex("^(cron|rate|at)\\(.+\\)$", var.schedule_expression))
    error_message = "Specify cron(minutes hours day-of-month month day-of-week year), rate(number unit) or at(yyyy-mm-ddThh:mm:ss)."
  }
}

variable "schedule_timezone" {
  description = "IANA time zone of the schedule expression."
  type        = string
  default     = "UTC"

  validation {
    condition     = can(regex("^[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}$", var.schedule_timezone))
    error_message = "Specify an IANA time zone, such as Europe/Berlin."
  }
}

variable "schedule_enabled" {
  description = "False deploys the schedule disabled."
  type        = bool
  default     = true
}

variable "paused" {
  description = "True makes every run skip all services, whether scheduled or manual."
  type        = bool
  default     = false
}

variable "cluster_arns" {
  description = "ARNs of the clusters whose services may be restarted; empty for every cluster of this account and Region. * is a wildcard, as in arn:aws:ecs:*:111122223333:cluster/prod-*; list clusters of other Regions explicitly. At most 4,096 characters in total, because IAM limits the size of a policy."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.cluster_arns : can(regex("^arn:aws[a-z-]*:ecs:[a-z0-9*-]+:[0-9]{12}:cluster/[A-Za-z0-9_*-]{1,255}$", arn))])
    error_message = "Specify ARNs of ECS clusters."
  }

  validation {
    condition     = length(join(",", var.cluster_arns)) <= 4096
    error_message = "The ARNs have more than 4,096 characters in total. Use wildcards, as in cluster/prod-*."
  }
}

variable "opt_in_tag" {
  description = "A tag that IAM requires of a service before it can be restarted; null for none."
  type        = object({ key = string, value = string })
  default     = null
}

variable "task_role_arns" {
  description = "ARNs of the task roles and task execution roles of the one-time tasks that a request may run (tasks). Empty: no tasks."
  type        = list(string)
  default     = []
}

variable "member_role_arns" {
  description = "ARNs of the roles that the function may assume to restart services of other accounts (roleArn in a request); * matches any account, as in arn:aws:iam::*:role/ecs-restart-member. Empty: this account only."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.member_role_arns : can(regex("^arn:aws[a-z-]*:iam::([0-9]{12}|\\*):role/[A-Za-z0-9_+=.@/-]{1,500}$", arn))])
    error_message = "Specify ARNs of IAM roles; only the account can be *."
  }
}

variable "rollback" {
  description = "Whether the function may have ECS roll deployments back, which onFailure in a request needs."
  type        = bool
  default     = false
}

variable "deferral" {
  description = "Whether the function may create the one-time schedules that deferMinutes in a request needs."
  type        = bool
  default     = false
}

variable "service_list_parameters" {
  description = "ARNs of the SSM parameters that a request may point to with servicesFrom; * is a wildcard. Empty: none."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.service_list_parameters : can(regex("^arn:aws[a-z-]*:ssm:[a-z0-9-]+:[0-9]{12}:parameter/[A-Za-z0-9_./*-]+$", arn))])
    error_message = "Specify ARNs of SSM parameters."
  }
}

variable "change_calendars" {
  description = "ARNs of the Systems Manager documents of the Change Calendars that a request may name with calendars; * is a wildcard. Empty: none."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.change_calendars : can(regex("^arn:aws[a-z-]*:ssm:[a-z0-9-]+:[0-9]{12}:document/[A-Za-z0-9_.*-]+$", arn))])
    error_message = "Specify ARNs of Systems Manager documents."
  }
}

variable "service_list_tables" {
  description = "ARNs of the DynamoDB tables that a request may point to with servicesFrom. Empty: none."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.service_list_tables : can(regex("^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]{12}:table/[A-Za-z0-9_.-]{3,255}$", arn))])
    error_message = "Specify ARNs of DynamoDB tables."
  }
}

variable "alarm_email" {
  description = "Email address for notifications; empty for none. The recipient must confirm it."
  type        = string
  default     = ""
}

variable "slack_webhook" {
  description = "URL of a Slack incoming webhook; empty for none. Terraform stores it in its state. Not available in Regions without EventBridge API destinations."
  type        = string
  default     = ""
  sensitive   = true

  validation {
    condition     = can(regex("^$|^https://hooks\\.slack(-gov)?\\.com/services/[A-Za-z0-9/_-]+$", var.slack_webhook))
    error_message = "Specify https://hooks.slack.com/services/..."
  }
}

variable "hours_without_run" {
  description = "Hours without a scheduled run before the alarm no-run goes off: 1 to 168 (7 days, the CloudWatch limit), or 0 for no alarm."
  type        = number
  default     = 26

  validation {
    condition     = var.hours_without_run >= 0 && var.hours_without_run <= 168 && floor(var.hours_without_run) == var.hours_without_run
    error_message = "Specify an integer from 0 to 168."
  }
}

variable "engine" {
  description = "Function: a run is one invocation and takes at most 15 min. StepFunctions: a state machine runs it in many invocations, for up to 5 days."
  type        = string
  default     = "Function"

  validation {
    condition     = contains(["Function", "StepFunctions"], var.engine)
    error_message = "Specify Function or StepFunctions."
  }
}

variable "function_name" {
  description = "Name of the function and prefix of most other names."
  type        = string
  default     = "ecs-restart"

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9_-]{0,39}$", var.function_name))
    error_message = "Specify 1 to 40 letters, digits, hyphens and underscores, starting with a letter."
  }
}

variable "architecture" {
  description = "Instruction set of the deployment package."
  type        = string
  default     = "arm64"

  validation {
    condition     = contains(["arm64", "x86_64"], var.architecture)
    error_message = "Specify arm64 or x86_64."
  }
}

variable "memory_size" {
  description = "Memory in MB; CPU is proportional to it."
  type        = number
  default     = 256
}

variable "log_retention_days" {
  description = "Days before log events expire."
  type        = number
  default     = 30
}

variable "tracing" {
  description = "Active traces each invocation with AWS X-Ray."
  type        = string
  default     = "PassThrough"

  validation {
    condition     = contains(["PassThrough", "Active"], var.tracing)
    error_message = "Specify PassThrough or Active."
  }
}

variable "one_at_a_time" {
  description = "True reserves one concurrent execution, so that duplicate events never run at the same time. Not possible while the account quota of concurrent executions is 10. Ignored with the engine StepFunctions, whose batches run in parallel."
  type        = bool
  default     = true
}
