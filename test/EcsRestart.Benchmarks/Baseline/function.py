"""What a user would deploy instead: one boto3 call for each service, in turn, on the Lambda Runtime API."""

import json
import logging
import os
import urllib.request

import boto3

log = logging.getLogger()
log.setLevel(logging.INFO)


def handler(event):
    targets = event.get("services", [])
    if not targets:
        log.warning("No services provided.")
        return {"statusCode": 400, "body": json.dumps({"error": "No services provided."})}

    ecs = boto3.client("ecs")
    return {"statusCode": 200, "body": json.dumps([restart(ecs, target) for target in targets])}


def restart(ecs, target):
    cluster, service = target.get("cluster"), target.get("service")
    if not cluster or not service:
        return {"status": "skipped", "reason": "Missing cluster/service"}

    result = {"cluster": cluster, "service": service}
    try:
        ecs.update_service(cluster=cluster, service=service, forceNewDeployment=True)
    except Exception as error:
        log.error("%s/%s: %s", cluster, service, error)
        return result | {"status": "failed", "error": str(error)}
    return result | {"status": "success"}


def serve(runtime):
    while True:
        with urllib.request.urlopen(f"{runtime}/next") as invocation:
            request_id = invocation.headers["Lambda-Runtime-Aws-Request-Id"]
            event = json.load(invocation)
        answer = json.dumps(handler(event)).encode()
        urllib.request.urlopen(f"{runtime}/{request_id}/response", answer).close()


serve(f"http://{os.environ['AWS_LAMBDA_RUNTIME_API']}/2018-06-01/runtime/invocation")
