#!/usr/bin/env bash
# Stops what up.sh started, by the process ids that it wrote down.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=settings.sh
. "$here/settings.sh"

# A process id may have been given to another program since: only one that names the lab's folder is ended.
ours() { [ -r "/proc/$1/cmdline" ] && tr '\0' ' ' <"/proc/$1/cmdline" | grep -qF -- "$LAB"; }

for name in apache keystone keystone-short idp; do
  file=$LAB/$name.pid
  [ -s "$file" ] || continue
  pid=$(cat "$file")
  if ours "$pid"; then
    kill "$pid" 2>/dev/null || true
    # The ports have to be free when this script ends.
    for _ in $(seq 50); do
      ours "$pid" || break
      sleep 0.1
    done
    if ours "$pid"; then kill -9 "$pid" 2>/dev/null || true; fi
  fi
  rm -f "$file"
done
