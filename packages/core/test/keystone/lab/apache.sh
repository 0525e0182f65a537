#!/usr/bin/env bash
# Called by up.sh. Starts Apache in front of Keystone: plain and TLS listeners, a check of client certificates, bearer
# tokens of the OpenID provider on one federation path, which mod_auth_openidc checks by introspection, and on another
# one SAML assertions of another Keystone, which mod_auth_mellon checks. That other Keystone is this one itself.
set -euo pipefail
cd "$LAB"
modules=/usr/lib/apache2/modules
federation=/v3/OS-FEDERATION/identity_providers/lab/protocols/openid/auth
# `a,b` becomes `a|b`, with dots that are only dots.
origins=$(printf '%s' "$LAB_ORIGINS" | sed -e 's/[.]/\\./g' -e 's/,/|/g')

peer=/v3/OS-FEDERATION/identity_providers/peer/protocols/saml2/auth
saml=urn:oasis:names:tc:SAML:2.0
certificate() { sed -e '/CERTIFICATE/d' "ca/$1.pem"; }
key() {
  cat <<XML
<KeyDescriptor><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>
$(certificate "$1")
</X509Certificate></X509Data></KeyInfo></KeyDescriptor>
XML
}
cat >saml-idp.xml <<XML
<EntityDescriptor xmlns="$saml:metadata" entityID="http://127.0.0.1:$KEYSTONE_PORT/v3/OS-FEDERATION/saml2/idp">
<IDPSSODescriptor protocolSupportEnumeration="$saml:protocol">
$(key saml-idp)
<SingleSignOnService Binding="$saml:bindings:URI" Location="http://127.0.0.1:$KEYSTONE_PORT/v3/OS-FEDERATION/saml2/sso"/>
</IDPSSODescriptor>
</EntityDescriptor>
XML
cat >saml-sp.xml <<XML
<EntityDescriptor xmlns="$saml:metadata" entityID="http://127.0.0.1:$KEYSTONE_PORT$peer/mellon/metadata">
<SPSSODescriptor protocolSupportEnumeration="$saml:protocol">
$(key saml-sp)
<AssertionConsumerService index="0" Binding="$saml:bindings:PAOS" Location="http://127.0.0.1:$KEYSTONE_PORT$peer/mellon/paosResponse"/>
</SPSSODescriptor>
</EntityDescriptor>
XML

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
LoadModule auth_mellon_module $modules/mod_auth_mellon.so
LoadModule headers_module $modules/mod_headers.so
LoadModule setenvif_module $modules/mod_setenvif.so
LoadModule ssl_module $modules/mod_ssl.so
LoadModule proxy_module $modules/mod_proxy.so
LoadModule proxy_uwsgi_module $modules/mod_proxy_uwsgi.so
ProxyPass $peer/mellon !
# As it is when Keystone is stopped and Apache is not.
ProxyPass /stopped/ unix:$LAB/stopped.sock|uwsgi://stopped/ retry=0
ProxyPass / unix:$LAB/keystone.sock|uwsgi://keystone/ retry=0

OIDCClaimPrefix "OIDC-"
OIDCProviderMetadataURL http://127.0.0.1:$IDP_PORT/.well-known/openid-configuration
OIDCClientID keystone
OIDCClientSecret keystone-secret
OIDCCryptoPassphrase lab
OIDCRedirectURI http://127.0.0.1:$KEYSTONE_PORT/v3/redirect
OIDCOAuthSSLValidateServer Off
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

# The lock and the sessions of mod_auth_mellon.
MellonLockFile $LAB/mellon.lock
<Location "$peer">
  AuthType Mellon
  Require valid-user
  MellonEnable auth
  MellonEndpointPath $peer/mellon
  MellonSPMetadataFile $LAB/saml-sp.xml
  MellonSPPrivateKeyFile $LAB/ca/saml-sp.key
  MellonSPCertFile $LAB/ca/saml-sp.pem
  MellonIdPMetadataFile $LAB/saml-idp.xml
  MellonIdP IDP
</Location>

# Here access tokens are proof, which only the provider can read, ...
<VirtualHost 127.0.0.1:$KEYSTONE_PORT>
  OIDCOAuthClientID keystone
  OIDCOAuthClientSecret keystone-secret
  OIDCOAuthIntrospectionEndpoint https://127.0.0.1:$IDP_TLS_PORT/token/introspection
  OIDCOAuthRemoteUserClaim client_id
</VirtualHost>
# ... and here ID tokens, which the provider has signed.
<VirtualHost 127.0.0.1:$KEYSTONE_TLS_PORT>
  OIDCOAuthVerifyJwksUri https://127.0.0.1:$IDP_TLS_PORT/jwks
  OIDCOAuthRemoteUserClaim sub
  SSLEngine on
  SSLCertificateFile $LAB/ca/server.pem
  SSLCertificateKeyFile $LAB/ca/server.key
  SSLCACertificateFile $LAB/ca/ca.pem
  SSLVerifyClient optional
  SSLOptions +StdEnvVars
</VirtualHost>
CONF
apache2 -f "$LAB/apache.conf"
