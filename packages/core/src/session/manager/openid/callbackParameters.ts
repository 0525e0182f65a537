/** Parameters that make an address an answer of a provider: of the code flow, and of flows that are not used here. */
export const answerNames: readonly string[] = [
  'code',
  'error',
  'response',
  'id_token',
  'access_token',
  'token',
]

/** The parameters of an address, those of its fragment included. */
export function callbackParameters({ search, hash }: URL): URLSearchParams {
  return new URLSearchParams(`${search.slice(1)}&${hash.slice(1)}`)
}

/** The `state` of an answer that a sign-in of this library began with, and the kind of that sign-in. */
export function stateOf(parameters: URLSearchParams): { state: string; kind: string } | undefined {
  for (const state of parameters.getAll('state')) {
    const kind = /^(redirect|popup|silent)\./.exec(state)?.[1]
    if (kind) return { state, kind }
  }
  return undefined
}
