import { connect } from 'node:net'

/**
 * Sends these bytes to a port of this machine; resolves to everything received until the server closes the connection.
 */
export function rawRequest(port: number, lines: readonly string[], host = '127.0.0.1'): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(port, host, () => socket.write(`${lines.join('\r\n')}\r\n\r\n`))
    socket.setEncoding('latin1')
    socket.on('data', (part: string) => {
      text += part
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(text))
  })
}

/** The status of an HTTP/1.1 reply. */
export function statusOf(answer: string): number {
  return Number(answer.split(' ')[1])
}
