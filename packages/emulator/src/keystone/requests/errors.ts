const titles = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Request Entity Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const

/** The error statuses of the identity service. */
export type KeystoneStatus = keyof typeof titles

/** A failure that is sent to the client as `{"error": {"code", "title", "message"}}`. */
export class KeystoneError extends Error {
  override name = 'KeystoneError'
  readonly status: KeystoneStatus
  readonly title: string
  /** What a failed authentication plug-in adds to the body, such as the supported methods. */
  readonly identity: Readonly<Record<string, unknown>> | undefined
  /** `WWW-Authenticate` of a 401, if it is not the address of Keystone. */
  readonly challenge: string | undefined

  constructor(
    status: KeystoneStatus,
    message: string,
    identity?: Readonly<Record<string, unknown>>,
    challenge?: string,
  ) {
    super(message)
    this.status = status
    this.title = titles[status]
    this.identity = identity
    this.challenge = challenge
  }
}

/** 400: the request does not have the required format. */
export function badRequest(message: string): KeystoneError {
  return new KeystoneError(400, message)
}

/** 400: a member of the request is missing. */
export function missingMember(member: string, parent: string): KeystoneError {
  return badRequest(`The request is not complete: "${member}" is missing in ${parent}.`)
}

/**
 * 401: the caller is unknown, or may not have what was requested. Like the real service, it never reveals which of the
 * two, or whether a user or a project exists.
 */
export function unauthorized(): KeystoneError {
  return new KeystoneError(401, 'This request needs a valid authentication.')
}

/** 403: the caller is known, but policy forbids the action. */
export function forbidden(action?: string): KeystoneError {
  const detail = action === undefined ? '' : `: ${action}`
  return new KeystoneError(403, `You have no permission for the requested action${detail}.`)
}

/** 404: it does not exist. */
export function notFound(what: string): KeystoneError {
  return new KeystoneError(404, `There is no such ${what}.`)
}

/** 405: the resource exists, but not for this verb. */
export function methodNotAllowed(): KeystoneError {
  return new KeystoneError(405, 'The resource does not support this method.')
}

/** 413: the body is too large. */
export function tooLarge(maximum: number): KeystoneError {
  return new KeystoneError(413, `The body must have at most ${maximum} bytes.`)
}

/** 409: the name is taken. */
export function conflict(what: string, name: string): KeystoneError {
  return new KeystoneError(409, `There is a ${what} with the name "${name}" already.`)
}
