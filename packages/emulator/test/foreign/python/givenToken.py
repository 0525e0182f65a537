"""The example "Token" of python-monascaclient's documentation."""
import os
import sys

from monascaclient import client as mon_client

import exercise

token_id = sys.argv[1]

c = mon_client.Client(api_version='2_0',
                      endpoint=os.environ['MONASCA_API_URL'],
                      token=token_id,
                      auth_url=os.environ.get('OS_AUTH_URL', 'http://127.0.0.1/identity'),
                      project_name=os.environ.get('OS_PROJECT_NAME', 'mini-mon'))

exercise.run(c)
