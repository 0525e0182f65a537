#!/usr/bin/env bash
# Called by up.sh. Makes a certificate authority, a server's certificate and those of three clients: one whose common
# name is the user mini-mon, one of nobody that Keystone knows, and one that another authority has signed. Then the
# pairs that sign and take SAML assertions, which is done with RSA.
set -euo pipefail
cd "$LAB/ca"

authority() { # name
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 \
    -keyout "$1.key" -out "$1.pem" -subj "/CN=$2" 2>/dev/null
}
issue() { # name, common name, alternative names, authority
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
    -keyout "$1.key" -out "$1.csr" -subj "/CN=$2" 2>/dev/null
  openssl x509 -req -in "$1.csr" -CA "$4.pem" -CAkey "$4.key" -CAcreateserial -days 30 \
    -out "$1.pem" -extfile <(echo "subjectAltName=$3") 2>/dev/null
}
authority ca lab-ca
authority other-ca other-ca
issue server 127.0.0.1 IP:127.0.0.1,DNS:localhost ca
issue client mini-mon DNS:mini-mon ca
issue stranger stranger DNS:stranger ca
issue foreign mini-mon DNS:mini-mon other-ca
for name in saml-idp saml-sp; do
  openssl req -x509 -newkey rsa:2048 -nodes -days 30 -keyout "$name.key" -out "$name.pem" -subj "/CN=$name" 2>/dev/null
done
chgrp keystone saml-*.key
chmod 640 saml-*.key
