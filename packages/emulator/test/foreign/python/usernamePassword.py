"""The example "Username & password" of python-monascaclient's documentation."""
import os

from monascaclient import client as mon_client

import exercise

c = mon_client.Client(api_version='2_0',
                      username=os.environ.get('OS_USERNAME', 'mini-mon'),
                      password=os.environ.get('OS_PASSWORD', 'password'),
                      auth_url=os.environ.get('OS_AUTH_URL', 'http://127.0.0.1/identity'),
                      project_name=os.environ.get('OS_PROJECT_NAME', 'mini-mon'),
                      endpoint=os.environ['MONASCA_API_URL'])

exercise.run(c)
