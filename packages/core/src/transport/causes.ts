/** Codes of Node for failures of TLS. */
export const tlsCode: RegExp = /^(ERR_(TLS|SSL)|CERT_|DEPTH_|SELF_|UNABLE_)/

type Failure = { code?: unknown; message?: unknown; cause?: unknown; stack?: unknown }

/** The error and its causes, outermost first. */
export function causesOf(error: unknown): Failure[] {
  const chain: Failure[] = []
  let current = error
  while (typeof current === 'object' && current !== null && chain.length < 9) {
    chain.push(current)
    current = (current as Failure).cause
  }
  return chain
}
