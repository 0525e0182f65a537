"""The example "Session" of python-monascaclient's documentation."""
import os
import sys

from keystoneauth1 import identity
from keystoneauth1 import session
from monascaclient import client

import exercise

token_id = sys.argv[1]

auth = identity.Token(auth_url=os.environ.get('OS_AUTH_URL', 'http://127.0.0.1/identity'),
                      token=token_id,
                      project_name=os.environ.get('OS_PROJECT_NAME', 'mini-mon'))
sess = session.Session(auth=auth)

c = client.Client(api_version='2_0',
                  endpoint=os.environ['MONASCA_API_URL'],
                  session=sess)

exercise.run(c)
