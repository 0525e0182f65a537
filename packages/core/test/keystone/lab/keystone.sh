#!/usr/bin/env bash
# Called by up.sh. Sets up Keystone's database and starts two of it on that: one behind Apache, and one whose tokens
# live a few seconds, which answers plain HTTP itself.
set -euo pipefail
cd "$LAB"

# Keystone's CORS filter reads the default places only, whatever file the process was started with. The first of these
# places is in the home directory, so each process gets one of its own, and /etc/keystone stays as it is.
configure() { # home, seconds a token lives
  mkdir -p "$1/.keystone/keystone.conf.d"
  cat >"$1/.keystone/keystone.conf" <<CONF
[DEFAULT]
use_stderr = true
max_token_size = 1024
[database]
connection = sqlite:///$LAB/keystone.db
[fernet_tokens]
key_repository = $LAB/fernet
[fernet_receipts]
key_repository = $LAB/fernet-receipts
[credential]
key_repository = $LAB/credential
[identity]
password_hash_rounds = 4
[token]
expiration = $2
# Without a cache each request makes some two hundred queries, a third of a second. Keystone changes what it gets out of
# the cache: only a cache that copies will do.
[cache]
enabled = true
backend = dogpile.cache.memory_pickle
[auth]
methods = password,token,totp,application_credential,openid,saml2,x509,mapped
[federation]
remote_id_attribute = HTTP_OIDC_ISS
[saml]
certfile = $LAB/ca/saml-idp.pem
keyfile = $LAB/ca/saml-idp.key
idp_entity_id = http://127.0.0.1:$KEYSTONE_PORT/v3/OS-FEDERATION/saml2/idp
idp_sso_endpoint = http://127.0.0.1:$KEYSTONE_PORT/v3/OS-FEDERATION/saml2/sso
[tokenless_auth]
trusted_issuer = CN=lab-ca
issuer_attribute = SSL_CLIENT_I_DN
protocol = x509
[cors]
allowed_origin = $LAB_ORIGINS
allow_credentials = true
expose_headers = X-Subject-Token,X-Auth-Token,X-Openstack-Request-Id,Openstack-Auth-Receipt,WWW-Authenticate,Retry-After
allow_headers = X-Auth-Token,X-Subject-Token,X-Openstack-Request-Id,X-Project-Id,X-Project-Name,X-Project-Domain-Id,X-Project-Domain-Name,X-Domain-Id,X-Domain-Name,Openstack-Auth-Receipt,Content-Type,Authorization
allow_methods = GET,HEAD,PUT,POST,DELETE,PATCH
CONF
}
configure "$LAB/keystone" "$TOKEN_TTL"
configure "$LAB/keystone-short" "$SHORT_TOKEN_TTL"

# What `keystone-manage fernet_setup` and `credential_setup` would make, which take seconds for it: the highest number is
# the key in use, 0 the next.
for keys in fernet fernet-receipts credential; do
  for number in 0 1; do openssl rand -base64 32 | tr '+/' '-_' >"$keys/$number"; done
done

manage() {
  if ! keystone-manage --config-file "$LAB/keystone/.keystone/keystone.conf" "$@" >>manage.log 2>&1; then
    tail -n 20 manage.log >&2
    exit 1
  fi
}
manage db_sync
# Without the write-ahead log, a writer of SQLite locks Keystone's readers out until they give up.
python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute("pragma journal_mode = wal")' keystone.db
url=http://127.0.0.1:$KEYSTONE_PORT/v3
manage bootstrap --bootstrap-password secret --bootstrap-region-id RegionOne \
  --bootstrap-public-url "$url" --bootstrap-internal-url "$url" --bootstrap-admin-url "$url"
chown keystone:keystone keystone.db*
chown -R keystone:keystone fernet fernet-receipts credential

# Without foreign keys, which SQLite leaves unchecked unless told, what is deleted leaves its roles behind, and the next
# one to get its number inherits them.
cat >keystone.wsgi <<'WSGI'
from keystone.common import sql
from keystone.server.wsgi import initialize_public_application
sql.enable_sqlite_foreign_key()
application = initialize_public_application()
WSGI

start() { # name, how it listens
  cat >"$1.ini" <<CONF
[uwsgi]
$2
listen = 1024
env = HOME=$LAB/$1
plugins = python3
wsgi-file = $LAB/keystone.wsgi
pidfile = $LAB/$1.pid
buffer-size = 65535
master = true
processes = 1
lazy-apps = true
die-on-term = true
uid = keystone
gid = keystone
CONF
  setsid uwsgi --ini "$LAB/$1.ini" >"$1.log" 2>&1 </dev/null &
}
start keystone "socket = $LAB/keystone.sock
chmod-socket = 660"
start keystone-short "http-socket = 127.0.0.1:$KEYSTONE_SHORT_PORT"
