import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

/** Sends the head of a request as bytes to a port of this machine; returns all that comes back until the server ends it. */
export function sendRaw(port: number, lines: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  return text(socket)
}
