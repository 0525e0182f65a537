"""Calls a service at a given address with a given token."""
import json
import sys

from keystoneauth1 import loading
from keystoneauth1 import session

auth = loading.get_plugin_loader('admin_token').load_from_options(endpoint=sys.argv[1], token=sys.argv[2])
answer = session.Session(auth=auth).get('/metrics', endpoint_filter={'service_type': 'monitoring'})
print(json.dumps(answer.json()['elements']))
