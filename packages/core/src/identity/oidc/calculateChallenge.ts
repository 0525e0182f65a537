import { calculatePKCECodeChallenge } from 'oauth4webapi'
import { toBase64 } from '../base64.js'

/**
 * The challenge of a code verifier (PKCE, S256): SHA-256, in base64url. Pages on plain http have no Web Crypto; for
 * them a library computes it, which is loaded on demand.
 */
export async function calculateChallenge(verifier: string): Promise<string> {
  // Without a secure context the member is missing, despite its type.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  if (subtle) return calculatePKCECodeChallenge(verifier)
  const { sha256 } = await import('@noble/hashes/sha2.js')
  const text = toBase64(sha256(new TextEncoder().encode(verifier)))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
