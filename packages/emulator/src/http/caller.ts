/** The sender of a request, according to the token. */
export type Caller = {
  readonly userId: string
  /** The project that the token is scoped to: the tenant whose data the request can see. */
  readonly projectId: string
  readonly projectName?: string | undefined
  readonly roles: readonly string[]
}

/** The verb of a request, and its path with the leading slash. */
export type Action = { readonly method: string; readonly path: string }

/**
 * Returns the caller of a token; `undefined` if the token is missing, unknown, expired, not scoped to a project, or not
 * valid for this request.
 */
export type Authenticate = (token: string | undefined, action: Action) => Caller | undefined
