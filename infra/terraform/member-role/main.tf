# The role in another account by which EcsRestart's function restarts Amazon ECS services there. IAM knows no Regions: once an account.

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

locals {
  # For statements with a condition on the cluster, which limits the Region as well.
  ecs = "arn:${data.aws_partition.current.partition}:ecs:*:${data.aws_caller_identity.current.account_id}"

  in_the_clusters = {
    ArnLike = { "ecs:cluster" = length(var.cluster_arns) > 0 ? var.cluster_arns : ["${local.ecs}:cluster/*"] }
  }
}

resource "aws_iam_role" "this" {
  name                 = var.role_name
  description          = "Lets the EcsRestart function restart Amazon ECS services of this account"
  max_session_duration = 3600
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [merge(
      {
        Sid       = "LetTheFunctionIn"
        Effect    = "Allow"
        Principal = { AWS = var.function_role_arn }
        Action    = "sts:AssumeRole"
      },
      var.external_id == "" ? {} : { Condition = { StringEquals = { "sts:ExternalId" = var.external_id } } },
    )]
  })
}

# The statements of iam-policy.json.
resource "aws_iam_role_policy" "this" {
  name = "restart-services"
  role = aws_iam_role.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([
      {
        Sid       = "RestartAndWatchServices"
        Effect    = "Allow"
        Action    = ["ecs:UpdateService", "ecs:DescribeServices", "ecs:ListServiceDeployments", "ecs:DescribeServiceDeployments", "ecs:DescribeServiceRevisions"]
        Resource  = "${local.ecs}:service/*"
        Condition = local.in_the_clusters
      },
      {
        Sid       = "ReadServiceDeployments"
        Effect    = "Allow"
        Action    = "ecs:DescribeServiceDeployments"
        Resource  = "${local.ecs}:service-deployment/*"
        Condition = local.in_the_clusters
      },
      {
        Sid       = "ReadServiceRevisions"
        Effect    = "Allow"
        Action    = "ecs:DescribeServiceRevisions"
        Resource  = "${local.ecs}:service-revision/*"
        Condition = local.in_the_clusters
      },
      {
        Sid       = "ExplainFailures"
        Effect    = "Allow"
        Action    = "ecs:DescribeTasks"
        Resource  = "${local.ecs}:task/*"
        Condition = local.in_the_clusters
      },
      {
        Sid       = "FindTasksAndServicesOfTheCluster"
        Effect    = "Allow"
        Action    = ["ecs:ListTasks", "ecs:ListServices"]
        Resource  = "*"
        Condition = local.in_the_clusters
      },
      { Sid = "FindClusters", Effect = "Allow", Action = "ecs:ListClusters", Resource = "*" },
      ], [for statement in [
        # The statements of rollback-policy.json.
        {
          Sid       = "RollBackServices"
          Effect    = "Allow"
          Action    = "ecs:StopServiceDeployment"
          Resource  = "${local.ecs}:service/*"
          Condition = local.in_the_clusters
        },
        {
          Sid       = "RollBackServiceDeployments"
          Effect    = "Allow"
          Action    = "ecs:StopServiceDeployment"
          Resource  = "${local.ecs}:service-deployment/*"
          Condition = local.in_the_clusters
        },
    ] : statement if var.rollback])
  })
}
