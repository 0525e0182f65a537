/**
 * A failure that the API reports to the caller, in the flat format `{"title", "description"}` of the Python server.
 * Thrown by parsers and handlers, turned into a response by `createMonascaApp`.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly title: string
  readonly description: string | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, title: string, description?: string, headers: Record<string, string> = {}) {
    super(description ?? title)
    this.status = status
    this.title = title
    this.description = description
    this.headers = headers
  }
}

/** 400: content type, JSON and time ranges. */
export function badRequest(description: string): ApiError {
  return new ApiError(400, 'Bad request', description)
}

/** 422: the reply to most invalid parameters and bodies. */
export function unprocessable(description: string, title = 'Unprocessable Entity'): ApiError {
  return new ApiError(422, title, description)
}

/**
 * 401 with a flat body: the token is valid, but its roles are not sufficient. The unusual status is the Python
 * server's.
 */
export function forbidden(): ApiError {
  return new ApiError(401, 'Forbidden', 'The token carries no role that may do this')
}

/** 404: an unknown id or path; the Python server sends no description. */
export function notFound(): ApiError {
  return new ApiError(404, '404 Not Found')
}

/** 405: the path exists, the verb does not. */
export function methodNotAllowed(allowed: readonly string[]): ApiError {
  const verbs = allowed.includes('OPTIONS') ? allowed : [...allowed, 'OPTIONS']
  return new ApiError(405, '405 Method Not Allowed', undefined, { Allow: verbs.join(', ') })
}

/** 409: the name is taken. `what` starts with its article. */
export function alreadyExists(what: string, name: string): ApiError {
  return new ApiError(409, 'AlreadyExistsException', `${what} with the name '${name}' already exists`)
}

/** 409: several series where one was requested. */
export function multipleMetrics(): ApiError {
  return new ApiError(
    409,
    'MultipleMetrics',
    'Found multiple metrics matching metric name and dimensions. Use merge_metrics or group_by, or be more specific',
  )
}
