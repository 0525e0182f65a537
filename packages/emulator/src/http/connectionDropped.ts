/**
 * Says that a request gets no reply at all. Who called `fetch` in process sees this error, with the text of the
 * platform's; over HTTP the connection ends.
 */
export class ConnectionDropped extends TypeError {
  constructor() {
    super('fetch failed')
  }
}
