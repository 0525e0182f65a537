import { X509Certificate } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSecureContext, type SecureContext } from 'node:tls'
import { InvalidParameterError } from '../../errors/index.js'

/** The CAs to trust, and the client certificate to present, on a TLS connection. */
export type TlsOptions = {
  /**
   * `true`: trust Node's CAs, including `NODE_EXTRA_CA_CERTS`. A path: trust only the CAs in that PEM file, or in the
   * PEM files of that folder. `false`: check nothing, so that anyone on the network path can read the password.
   *
   * @default true
   */
  verify?: boolean | string | undefined
  /** The CAs to trust, as PEM text, if they are not in a file. */
  ca?: string | undefined
  /**
   * The client certificate: the path of a PEM file, or PEM text. The private key is the second element, or `key`; else
   * it is in the same file.
   */
  cert?: string | readonly [cert: string, key: string] | undefined
  /** The private key of `cert`, without passphrase: the path of a PEM file, or PEM text. */
  key?: string | undefined
}

/** The resulting TLS settings. */
export type TlsSettings = {
  rejectUnauthorized: boolean
  /** For the service; `undefined` for Node's own defaults. */
  secureContext: SecureContext | undefined
  /** For an https proxy, which never receives the client certificate. */
  proxyContext: SecureContext | undefined
  /** The same as PEM text. */
  pem: { ca?: string; cert?: string; key?: string }
}

const pemCertificate = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g

function refuse(parameter: string, reason: string, advice?: string): InvalidParameterError {
  return new InvalidParameterError({ parameter, reason, advice })
}

/** PEM text unchanged, else the content of the file. */
function readPem(parameter: string, value: string): string {
  if (value.includes('-----BEGIN')) return value
  try {
    return readFileSync(value, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // The value of `key` may be the key itself in an unknown format: it is not shown.
    const path = parameter === 'key' ? '' : ` Path: ${value}`
    const reasons: Record<string, string> = {
      ENOENT: 'names a file that does not exist',
      EACCES: 'names a file that may not be read',
      EISDIR: 'names a directory',
    }
    throw refuse(parameter, reasons[code ?? ''] ?? 'cannot be read', `Pass the path of a PEM file.${path}`)
  }
}

/** A file, or all certificates of a folder such as /etc/ssl/certs. */
function readBundle(path: string): string {
  let names: string[]
  try {
    names = readdirSync(path)
  } catch {
    return readPem('verify', path)
  }
  // Broken links are common there.
  const files = names.filter((name) => /\.(pem|crt|cer|\d+)$/.test(name) && existsSync(join(path, name)))
  return files.map((name) => readPem('verify', join(path, name))).join('\n')
}

/** Node silently ignores text without a certificate, and then trusts no CA. */
function checkCertificates(parameter: string, pem: string): void {
  const certificates = pem.match(pemCertificate)
  if (!certificates)
    throw refuse(parameter, 'contains no certificate', 'It must begin with -----BEGIN CERTIFICATE-----.')
  for (const [index, certificate] of certificates.entries()) {
    try {
      new X509Certificate(certificate)
    } catch {
      throw refuse(parameter, `contains a certificate that cannot be read: number ${index + 1}`)
    }
  }
}

function checkKey(parameter: string, cert: string, key: string): void {
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(key)) {
    throw refuse(
      parameter,
      'contains no private key',
      parameter === 'cert' ? 'Pass the private key as `key`.' : undefined,
    )
  }
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(key)) {
    throw refuse(
      parameter,
      'contains a private key with a passphrase',
      'Store it without one: openssl pkey -in … -out …',
    )
  }
  try {
    createSecureContext({ cert, key })
  } catch (error) {
    const mismatch = (error as NodeJS.ErrnoException).code === 'ERR_OSSL_X509_KEY_VALUES_MISMATCH'
    throw refuse(
      parameter,
      mismatch ? 'is not the private key of `cert`' : 'contains a private key that cannot be read',
    )
  }
}

/** The certificate and its key, read and checked to match. */
function readIdentity({ cert, key }: TlsOptions): { cert?: string; key?: string } {
  const [certificate, second] = typeof cert === 'object' ? cert : [cert, undefined]
  const privateKey = second ?? key
  if (!certificate) {
    if (privateKey) throw refuse('cert', 'is missing', 'Pass the certificate that `key` belongs to.')
    return {}
  }
  const certPem = readPem('cert', certificate)
  checkCertificates('cert', certPem)
  const keyPem = privateKey ? readPem('key', privateKey) : certPem
  checkKey(privateKey ? 'key' : 'cert', certPem, keyPem)
  return { cert: certPem, key: keyPem }
}

/** The CAs to trust; `undefined` for those of Node. */
function readAuthorities({ verify, ca }: TlsOptions): string | undefined {
  const parameter = ca ? 'ca' : 'verify'
  if (ca && typeof verify === 'string') throw refuse('ca', 'cannot be combined with a path in `verify`')
  if (verify === '') throw refuse('verify', 'is empty', 'Pass `true`, `false`, or the path of a PEM file.')
  const given = ca || (typeof verify === 'string' ? verify : undefined)
  if (!given) return undefined
  const pem = parameter === 'ca' ? given : readBundle(given)
  checkCertificates(parameter, pem)
  return pem
}

/**
 * Reads and checks the files that the options name. Problems are reported when a session is created, instead of as
 * failed connections later.
 *
 * @throws InvalidParameterError with the option, never with the content of the file
 */
export function readTls(options: TlsOptions): TlsSettings {
  const ca = readAuthorities(options)
  const identity = readIdentity(options)
  const trust = ca === undefined ? {} : { ca }
  return {
    rejectUnauthorized: options.verify !== false,
    secureContext: ca || identity.cert ? createSecureContext({ ...trust, ...identity }) : undefined,
    proxyContext: ca ? createSecureContext(trust) : undefined,
    pem: { ...trust, ...identity },
  }
}
