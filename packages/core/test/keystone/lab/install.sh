#!/usr/bin/env bash
# Installs the Debian packages that the lab needs, where they are missing. None of their services is started.
set -euo pipefail

packages=(
  keystone apache2-bin libapache2-mod-auth-openidc libapache2-mod-auth-mellon
  uwsgi-core uwsgi-plugin-python3 xmlsec1 openssl curl
)
missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || missing+=("$package")
done
[ "${#missing[@]}" -eq 0 ] && exit 0

# Debian's Keystone would take port 5000 as soon as it is installed: this file is how Debian is told not to start it.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
  trap 'rm -f "$policy"' EXIT
fi

export DEBIAN_FRONTEND=noninteractive
# Another installation may be under way.
wait_for_lock=(-o DPkg::Lock::Timeout=900)
apt-get update -qq || true
apt-get "${wait_for_lock[@]}" install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
