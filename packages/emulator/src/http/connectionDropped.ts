/**
 * Thrown to send no reply at all. A caller of `fetch` in process gets this error, with the platform's message; over
 * HTTP, the connection is closed.
 */
export class ConnectionDropped extends TypeError {
  constructor() {
    super('fetch failed')
  }
}
