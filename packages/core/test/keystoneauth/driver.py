"""Does with keystoneauth1 what the tests ask for: a line of JSON for each task, and a line of JSON for its outcome."""
import json
import re
import sys

from keystoneauth1 import http_basic
from keystoneauth1 import noauth
from keystoneauth1 import service_token
from keystoneauth1 import session
from keystoneauth1 import token_endpoint
from keystoneauth1.identity import generic
from keystoneauth1.identity import v2
from keystoneauth1.identity import v3

PLUGINS = {
    'Password': generic.Password,
    'Token': generic.Token,
    'V2Password': v2.Password,
    'V2Token': v2.Token,
    'V3Password': v3.Password,
    'V3Token': v3.Token,
    'V3TOTP': v3.TOTP,
    'V3ApplicationCredential': v3.ApplicationCredential,
    'V3MultiFactor': v3.MultiFactor,
    'V3OidcPassword': v3.OidcPassword,
    'V3OidcClientCredentials': v3.OidcClientCredentials,
    'V3OidcAuthorizationCode': v3.OidcAuthorizationCode,
    'V3OidcAccessToken': v3.OidcAccessToken,
    'V3TokenlessAuth': v3.TokenlessAuth,
    'Keystone2Keystone': v3.Keystone2Keystone,
    'NoAuth': noauth.NoAuth,
    'HttpBasic': http_basic.HTTPBasicAuth,
    'TokenEndpoint': token_endpoint.Token,
    'ServiceTokenAuthWrapper': service_token.ServiceTokenAuthWrapper,
}

METHODS = {
    'password': v3.PasswordMethod,
    'token': v3.TokenMethod,
    'totp': v3.TOTPMethod,
    'applicationCredential': v3.ApplicationCredentialMethod,
    'receipt': v3.ReceiptMethod,
}


def snake(name):
    return re.sub(r'[A-Z]', lambda found: '_' + found.group().lower(), name)


def rename(options):
    """Options with the names that they have in Python; plugins among them are made."""
    names = {'openidScope': 'scope'}
    return {
        names.get(name, snake(name)): make(value) if isinstance(value, dict) and 'plugin' in value else value
        for name, value in options.items()
    }


def make(how):
    options = rename(how['options'])
    # A public client: the arguments have no default.
    if how['plugin'].startswith('V3Oidc') and how['plugin'] != 'V3OidcAccessToken':
        options.setdefault('client_secret', None)
    if how['plugin'] == 'V3Auth':
        methods = [METHODS[name](**rename(given)) for name, given in options.pop('methods')]
        return v3.Auth(auth_methods=methods, **options)
    return PLUGINS[how['plugin']](**options)


def do(sess, step):
    if step == 'token':
        return sess.get_token()
    if step == 'invalidate':
        return sess.invalidate()
    query = {name: str(value).lower() if isinstance(value, bool) else value
             for name, value in step.get('query', {}).items()}
    options = {
        'params': query or None,
        'json': step.get('body'),
        'headers': dict(step.get('headers', {})),
        'endpoint_filter': {snake(name): value for name, value in step['endpointFilter'].items()}
        if 'endpointFilter' in step else None,
    }
    for name, value in step.items():
        if name not in ('method', 'url', 'query', 'body', 'headers', 'endpointFilter'):
            options[snake(name)] = value
    return sess.request(step['url'], step.get('method', 'GET'), **options).status_code


for line in sys.stdin:
    task = json.loads(line)
    outcomes = []
    try:
        options = rename(task.get('session', {}))
        if 'additional_user_agent' in options:
            options['additional_user_agent'] = [tuple(pair) for pair in options['additional_user_agent']]
        sess = session.Session(auth=make(task['auth']), **options)
        for step in task['steps']:
            try:
                outcomes.append({'value': do(sess, step)})
            except Exception as error:
                outcomes.append({'error': type(error).__name__})
    except Exception as error:
        outcomes.append({'error': '%s: %s' % (type(error).__name__, error)})
    print(json.dumps(outcomes), flush=True)
