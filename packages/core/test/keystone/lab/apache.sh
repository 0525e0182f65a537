#!/usr/bin/env bash
# Called by up.sh. Starts Apache in front of Keystone: plain and TLS listeners, a check of client certificates, and bearer
# tokens of the OpenID provider on the federation path, which mod_auth_openidc checks by introspection.
set -euo pipefail
cd "$LAB"
modules=/usr/lib/apache2/modules
federation=/v3/OS-FEDERATION/identity_providers/lab/protocols/openid/auth
# `a,b` becomes `a|b`, with dots that are only dots.
origins=$(printf '%s' "$LAB_ORIGINS" | sed -e 's/[.]/\\./g' -e 's/,/|/g')

cat >apache.conf <<CONF
ServerRoot $LAB
ServerName 127.0.0.1
PidFile $LAB/apache.pid
Listen 127.0.0.1:$KEYSTONE_PORT
Listen 127.0.0.1:$KEYSTONE_TLS_PORT
ListenBacklog 2048
User keystone
Group keystone
ErrorLog $LAB/apache-error.log
LogFormat "%m %U%q %>s \"%{User-Agent}i\"" requests
CustomLog $LAB/access.log requests
LoadModule mpm_event_module $modules/mod_mpm_event.so
LoadModule authz_core_module $modules/mod_authz_core.so
LoadModule authn_core_module $modules/mod_authn_core.so
LoadModule authz_user_module $modules/mod_authz_user.so
LoadModule auth_openidc_module $modules/mod_auth_openidc.so
LoadModule headers_module $modules/mod_headers.so
LoadModule setenvif_module $modules/mod_setenvif.so
LoadModule ssl_module $modules/mod_ssl.so
LoadModule proxy_module $modules/mod_proxy.so
LoadModule proxy_uwsgi_module $modules/mod_proxy_uwsgi.so
# As it is when Keystone is stopped and Apache is not.
ProxyPass /stopped/ unix:$LAB/stopped.sock|uwsgi://stopped/ retry=0
ProxyPass / unix:$LAB/keystone.sock|uwsgi://keystone/ retry=0

OIDCClaimPrefix "OIDC-"
OIDCProviderMetadataURL http://127.0.0.1:$IDP_PORT/.well-known/openid-configuration
OIDCClientID keystone
OIDCClientSecret keystone-secret
OIDCCryptoPassphrase lab
OIDCRedirectURI http://127.0.0.1:$KEYSTONE_PORT/v3/redirect
OIDCOAuthClientID keystone
OIDCOAuthClientSecret keystone-secret
OIDCOAuthIntrospectionEndpoint https://127.0.0.1:$IDP_TLS_PORT/token/introspection
OIDCOAuthSSLValidateServer Off
OIDCOAuthRemoteUserClaim client_id
SetEnvIf Origin "^($origins)\$" allowed_origin=\$1
<Location "$federation">
  AuthType oauth20
  Require valid-user
  # A refusal of mod_auth_openidc never gets to Keystone: without these, a page could not read it.
  Header onsuccess unset Access-Control-Allow-Origin env=allowed_origin
  Header onsuccess unset Access-Control-Expose-Headers env=allowed_origin
  Header always set Access-Control-Allow-Origin "%{allowed_origin}e" env=allowed_origin
  Header always set Access-Control-Expose-Headers "X-Subject-Token, X-Openstack-Request-Id, WWW-Authenticate" env=allowed_origin
</Location>

<VirtualHost 127.0.0.1:$KEYSTONE_TLS_PORT>
  SSLEngine on
  SSLCertificateFile $LAB/ca/server.pem
  SSLCertificateKeyFile $LAB/ca/server.key
  SSLCACertificateFile $LAB/ca/ca.pem
  SSLVerifyClient optional
  SSLOptions +StdEnvVars
</VirtualHost>
CONF
apache2 -f "$LAB/apache.conf"
