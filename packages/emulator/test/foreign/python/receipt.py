"""Signs in with a password first, and, with the receipt for it, with a one-time code afterwards."""
import json
import sys

from keystoneauth1 import exceptions
from keystoneauth1 import session
from keystoneauth1.identity import v3

url, passcode = sys.argv[1:]
user = {'username': 'mfa', 'user_domain_id': 'default'}
project = {'project_name': 'mini-mon', 'project_domain_id': 'default'}
first = v3.Password(url, password='password', **user, **project)
sess = session.Session(auth=first)
try:
    sess.get_token()
    sys.exit('A password alone was enough.')
except exceptions.MissingAuthMethods as error:
    missing = error

second = v3.Auth(url, [v3.TOTPMethod(passcode=passcode, **user), v3.ReceiptMethod(receipt=missing.receipt)],
                 **project)
print(json.dumps({
    'done': missing.methods,
    'required': missing.required_auth_methods,
    'token': session.Session(auth=second).get_token(),
}))
