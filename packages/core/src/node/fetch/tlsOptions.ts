import { X509Certificate } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSecureContext, type SecureContext } from 'node:tls'
import { InvalidParameterError } from '../../errors/index.js'

/** Whom to trust, and how to prove oneself, on a TLS connection. */
export type TlsOptions = {
  /**
   * `true`: trust the authorities that Node knows, with those in `NODE_EXTRA_CA_CERTS`. A path: trust the authorities
   * in that PEM file, or in the PEM files of that folder, and no others. `false`: check nothing, so that anyone on the way can read the password.
   *
   * @default true
   */
  verify?: boolean | string | undefined
  /** The authorities to trust, as PEM text, for those who do not keep them in a file. */
  ca?: string | undefined
  /**
   * The certificate that this program shows to servers: the path of a PEM file, or PEM text. With a pair, or with
   * `key`, the private key is apart; else it is in the same file.
   */
  cert?: string | readonly [cert: string, key: string] | undefined
  /** The private key of `cert`, without passphrase: the path of a PEM file, or PEM text. */
  key?: string | undefined
}

/** What Node's TLS makes of the options. */
export type TlsSettings = {
  rejectUnauthorized: boolean
  /** For the service; `undefined` for Node's own defaults. */
  secureContext: SecureContext | undefined
  /** For a proxy on https, which gets to see no certificate of ours. */
  proxyContext: SecureContext | undefined
}

const pemCertificate = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g

function refuse(parameter: string, reason: string, advice?: string): InvalidParameterError {
  return new InvalidParameterError({ parameter, reason, advice })
}

/** PEM text as it is, else the content of the file. */
function readPem(parameter: string, value: string): string {
  if (value.includes('-----BEGIN')) return value
  try {
    return readFileSync(value, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // What is given as key may be the key itself, in a form that is not known here: it is not repeated.
    const path = parameter === 'key' ? '' : ` Path: ${value}`
    const reasons: Record<string, string> = {
      ENOENT: 'names a file that does not exist',
      EACCES: 'names a file that may not be read',
      EISDIR: 'names a directory',
    }
    throw refuse(parameter, reasons[code ?? ''] ?? 'cannot be read', `Give the path of a PEM file.${path}`)
  }
}

/** A file, or all the certificates of a folder such as /etc/ssl/certs. */
function readBundle(path: string): string {
  let names: string[]
  try {
    names = readdirSync(path)
  } catch {
    return readPem('verify', path)
  }
  // Links that lead nowhere are common there.
  const files = names.filter((name) => /\.(pem|crt|cer|\d+)$/.test(name) && existsSync(join(path, name)))
  return files.map((name) => readPem('verify', join(path, name))).join('\n')
}

/** Node passes over texts without a certificate in silence, and then trusts nobody. */
function checkCertificates(parameter: string, pem: string): void {
  const certificates = pem.match(pemCertificate)
  if (!certificates)
    throw refuse(
      parameter,
      'holds no certificate',
      'It is a text that begins with -----BEGIN CERTIFICATE-----.',
    )
  for (const [index, certificate] of certificates.entries()) {
    try {
      new X509Certificate(certificate)
    } catch {
      throw refuse(parameter, `holds a certificate that cannot be read: number ${index + 1}`)
    }
  }
}

function checkKey(parameter: string, cert: string, key: string): void {
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(key)) {
    throw refuse(
      parameter,
      'holds no private key',
      parameter === 'cert' ? 'Give the private key as `key`.' : undefined,
    )
  }
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(key)) {
    throw refuse(
      parameter,
      'holds a private key behind a passphrase',
      'Store it without one: openssl pkey -in … -out …',
    )
  }
  try {
    createSecureContext({ cert, key })
  } catch (error) {
    const mismatch = (error as NodeJS.ErrnoException).code === 'ERR_OSSL_X509_KEY_VALUES_MISMATCH'
    throw refuse(
      parameter,
      mismatch ? 'is not the private key of `cert`' : 'holds a private key that cannot be read',
    )
  }
}

/** The certificate and its key, read and found to belong together. */
function readIdentity({ cert, key }: TlsOptions): { cert?: string; key?: string } {
  const [certificate, second] = typeof cert === 'object' ? cert : [cert, undefined]
  const privateKey = second ?? key
  if (!certificate) {
    if (privateKey) throw refuse('cert', 'is missing', 'It is the certificate that `key` belongs to.')
    return {}
  }
  const certPem = readPem('cert', certificate)
  checkCertificates('cert', certPem)
  const keyPem = privateKey ? readPem('key', privateKey) : certPem
  checkKey(privateKey ? 'key' : 'cert', certPem, keyPem)
  return { cert: certPem, key: keyPem }
}

/** The authorities to trust; `undefined` for those that Node knows. */
function readAuthorities({ verify, ca }: TlsOptions): string | undefined {
  const parameter = ca ? 'ca' : 'verify'
  if (ca && typeof verify === 'string') throw refuse('ca', 'cannot be combined with a path in `verify`')
  if (verify === '') throw refuse('verify', 'is empty', 'Give `true`, `false`, or the path of a PEM file.')
  const given = ca || (typeof verify === 'string' ? verify : undefined)
  if (!given) return undefined
  const pem = parameter === 'ca' ? given : readBundle(given)
  checkCertificates(parameter, pem)
  return pem
}

/**
 * Reads the files that the options name, and checks them: what is wrong with them is told when a session is made, not
 * as a failed connection later.
 *
 * @throws InvalidParameterError naming the option, never what is in the file
 */
export function readTls(options: TlsOptions): TlsSettings {
  const ca = readAuthorities(options)
  const identity = readIdentity(options)
  const trust = ca === undefined ? {} : { ca }
  return {
    rejectUnauthorized: options.verify !== false,
    secureContext: ca || identity.cert ? createSecureContext({ ...trust, ...identity }) : undefined,
    proxyContext: ca ? createSecureContext(trust) : undefined,
  }
}
