"""Signs in with a plugin of keystoneauth1 and prints what it then knows.

Takes the name of the plugin and its options as JSON.
"""
import json
import sys

from keystoneauth1 import loading
from keystoneauth1 import session

name, options = sys.argv[1], json.loads(sys.argv[2])
auth = loading.get_plugin_loader(name).load_from_options(**options)
sess = session.Session(auth=auth)
access = auth.get_access(sess)
first = sess.get_token()
metrics = sess.get('/metrics', endpoint_filter={'service_type': 'monitoring'})
print(json.dumps({
    'version': access.version,
    'token': first,
    'same_token': access.auth_token == first,
    'will_expire_soon': access.will_expire_soon(),
    'lifetime': (access.expires - access.issued).total_seconds(),
    'username': access.username,
    'user_id': access.user_id,
    'user_domain_id': access.user_domain_id,
    'project_name': access.project_name,
    'project_id': access.project_id,
    'project_domain_name': access.project_domain_name,
    'project_scoped': access.project_scoped,
    'domain_scoped': access.domain_scoped,
    'role_names': access.role_names,
    'audit_id': access.audit_id,
    'identity': access.service_catalog.url_for(service_type='identity', interface='public'),
    'monitoring': {
        interface: sess.get_endpoint(service_type='monitoring', interface=interface, region_name='RegionOne')
        for interface in ('public', 'internal', 'admin')
    },
    'elsewhere': access.service_catalog.get_urls(service_type='monitoring', region_name='RegionTwo'),
    'api_version': sess.get_endpoint_data(service_type='identity').api_version,
    'status': metrics.status_code,
    'elements': metrics.json()['elements'],
}))
