"""Makes the bucket of scripts/store.sh and the two who use it.

    store-bucket.py ENDPOINT BUCKET

Prints for each a line: name, key, secret. The store counts what is asked before
it begins to check credentials: see ACTIONS in the script.
"""

import json
import sys

import boto3

endpoint, bucket = sys.argv[1:]
first = dict(
    endpoint_url=endpoint,
    region_name="us-east-1",
    aws_access_key_id="first",
    aws_secret_access_key="first",
)
boto3.client("s3", **first).create_bucket(Bucket=bucket)
iam = boto3.client("iam", **first)
for name, actions in {
    "publisher": ["s3:ListBucket", "s3:GetObject", "s3:PutObject"],
    "reader": ["s3:ListBucket", "s3:GetObject"],
}.items():
    resources = [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"]
    allowed = {"Effect": "Allow", "Action": actions, "Resource": resources}
    policy = {"Version": "2012-10-17", "Statement": [allowed]}
    iam.create_user(UserName=name)
    iam.put_user_policy(UserName=name, PolicyName="releases", PolicyDocument=json.dumps(policy))
    key = iam.create_access_key(UserName=name)["AccessKey"]
    print(name, key["AccessKeyId"], key["SecretAccessKey"])
