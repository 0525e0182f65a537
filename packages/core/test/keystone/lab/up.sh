#!/usr/bin/env bash
# Starts a real Keystone with OpenID Connect federation and X.509 on loopback; README.md says what is where.
#
#   up.sh             starts the lab from nothing, stopping one that runs, and writes its addresses to $LAB/lab.json
#   up.sh --install   only installs the Debian packages that are missing
#
# Needs Debian 12 and root: Keystone runs as the package's user. Nothing outside $LAB is written.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=settings.sh
. "$here/settings.sh"

if [ "$(id -u)" != 0 ]; then
  echo 'The lab needs root.' >&2
  exit 1
fi
"$here/install.sh"
[ "${1:-}" = --install ] && exit 0

"$here/down.sh"
taken() { (: <>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
for port in "$KEYSTONE_PORT" "$KEYSTONE_TLS_PORT" "$KEYSTONE_SHORT_PORT" "$IDP_PORT" "$IDP_TLS_PORT"; do
  # A process that has just been ended may hold its port a moment longer.
  for _ in $(seq 30); do
    taken "$port" || break
    sleep 0.1
  done
  if taken "$port"; then
    echo "Port $port is taken by another program: end it, or choose other ports as README.md says." >&2
    exit 1
  fi
done
rm -rf -- "$LAB"
mkdir -p "$LAB"/{ca,fernet,fernet-receipts,credential}
chmod 755 "$LAB"
cd "$LAB"
chown keystone:keystone . fernet fernet-receipts credential
chmod 700 fernet fernet-receipts credential

export LAB KEYSTONE_PORT KEYSTONE_TLS_PORT KEYSTONE_SHORT_PORT IDP_PORT IDP_TLS_PORT
export TOKEN_TTL SHORT_TOKEN_TTL IDP_ACCESS_TTL LAB_ORIGINS
"$here/certificates.sh"

# The provider needs a while to start, which Keystone's database takes anyway.
setsid node "$here/idp.mjs" "$LAB" >idp.log 2>&1 </dev/null &
echo $! >idp.pid
"$here/keystone.sh"
"$here/apache.sh"

wait_for() {
  for _ in $(seq 150); do
    if curl --silent --fail --output /dev/null "$1"; then return; fi
    sleep 0.2
  done
  echo "Nothing answers at $1. See the logs in $LAB." >&2
  exit 1
}
wait_for "http://127.0.0.1:$IDP_PORT/.well-known/openid-configuration"
wait_for "http://127.0.0.1:$KEYSTONE_PORT/v3"
wait_for "http://127.0.0.1:$KEYSTONE_SHORT_PORT/v3"
node "$here/seed.mjs"
echo "The lab is up: http://127.0.0.1:$KEYSTONE_PORT/v3, its OpenID provider http://127.0.0.1:$IDP_PORT, files in $LAB."
