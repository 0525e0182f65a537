/** Who sends a request, as the token says. */
export type Caller = {
  readonly userId: string
  /** The project that the token is scoped to: the tenant whose data the request sees. */
  readonly projectId: string
  readonly projectName?: string | undefined
  readonly roles: readonly string[]
}

/** Looks a token up: the caller it stands for, `undefined` when it is missing, unknown, expired or not for a project. */
export type Authenticate = (token: string | undefined) => Caller | undefined
