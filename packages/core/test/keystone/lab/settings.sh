# shellcheck shell=bash
# What the lab's scripts share: where its files go and which ports it takes. Every value can be set from outside.
LAB=${LAB:-/tmp/keystone-lab}
KEYSTONE_PORT=${KEYSTONE_PORT:-5000}
KEYSTONE_TLS_PORT=${KEYSTONE_TLS_PORT:-5443}
KEYSTONE_SHORT_PORT=${KEYSTONE_SHORT_PORT:-5003}
IDP_PORT=${IDP_PORT:-4000}
IDP_TLS_PORT=${IDP_TLS_PORT:-4443}

# Seconds that a token lives: of the Keystone that everyone uses, and of the one for tests of expiry.
TOKEN_TTL=${TOKEN_TTL:-3600}
SHORT_TOKEN_TTL=${SHORT_TOKEN_TTL:-4}
# Seconds that an access token of the OpenID provider lives.
IDP_ACCESS_TTL=${IDP_ACCESS_TTL:-600}
# The pages that may talk to Keystone and to the OpenID provider from a browser, separated by commas.
LAB_ORIGINS=${LAB_ORIGINS:-http://127.0.0.1:5173,http://localhost:5173}
