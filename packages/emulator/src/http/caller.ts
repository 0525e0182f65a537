/** Who sends a request, as the token says. */
export type Caller = {
  readonly userId: string
  /** The project that the token is scoped to: the tenant whose data the request sees. */
  readonly projectId: string
  readonly projectName?: string | undefined
  readonly roles: readonly string[]
}

/** What a request wants to do: its verb, and its path with the leading slash. */
export type Action = { readonly method: string; readonly path: string }

/**
 * Looks a token up: the caller it stands for, `undefined` when it is missing, unknown, expired, not for a project, or
 * not for this request.
 */
export type Authenticate = (token: string | undefined, action: Action) => Caller | undefined
