import {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  HttpRequestError,
  MethodNotAllowedError,
  MultipleMetricsError,
  NotFoundError,
  PayloadTooLargeError,
  ServerError,
  ServiceUnavailableError,
  TooManyRequestsError,
  UnauthorizedError,
  UnprocessableEntityError,
} from '../errors/index.js'

const classes: Readonly<Record<number, typeof HttpRequestError>> = {
  400: BadRequestError,
  401: UnauthorizedError,
  403: ForbiddenError,
  404: NotFoundError,
  405: MethodNotAllowedError,
  409: ConflictError,
  413: PayloadTooLargeError,
  422: UnprocessableEntityError,
  429: TooManyRequestsError,
  503: ServiceUnavailableError,
}

/** The class of the error for a response. `title` is that of its body, or of an error in it. */
export function httpErrorClass(
  status: number,
  title: string | undefined,
  body: unknown,
): typeof HttpRequestError {
  // Monasca also responds to a missing role with 401. Its body is flat, that of Keystone's middleware is not.
  if (status === 401 && /^forbidden$/i.test(title ?? '') && titleOf(body) !== undefined) return ForbiddenError
  if (status === 409 && /^multiple ?metrics$/i.test(title ?? '')) return MultipleMetricsError
  return classes[status] ?? (status >= 500 ? ServerError : HttpRequestError)
}

/** The title of a flat body. */
export function titleOf(body: unknown): string | undefined {
  const title = typeof body === 'object' && body !== null && 'title' in body ? body.title : undefined
  return typeof title === 'string' ? title : undefined
}
