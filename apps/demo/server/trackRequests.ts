import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** The requests under way of a server. */
export type TrackedRequests = {
  /**
   * Closes connections without a request, and each other one after its response. Resolves when there are none left, or
   * after `patience` milliseconds.
   */
  drain(patience: number): Promise<void>
}

/** Tracks the requests of a server: Node's own `closeIdleConnections` leaves connections that browsers open in advance. */
export function trackRequests(server: Server): TrackedRequests {
  const sockets = new Set<Socket>()
  const responses = new Map<Socket, ServerResponse>()
  let isDraining = false
  let onIdle = (): void => {}

  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => {
      sockets.delete(socket)
      responses.delete(socket)
      if (responses.size === 0) onIdle()
    })
  })
  server.on('request', ({ socket }, response) => {
    responses.set(socket, response)
    response.shouldKeepAlive &&= !isDraining
    response.once('close', () => {
      // The next request of the connection may have begun.
      if (responses.get(socket) === response) responses.delete(socket)
      if (isDraining) socket.destroySoon()
      if (responses.size === 0) onIdle()
    })
  })

  return {
    async drain(patience) {
      isDraining = true
      for (const socket of sockets) {
        const response = responses.get(socket)
        if (response) response.shouldKeepAlive = false
        else socket.destroy()
      }
      if (responses.size === 0) return
      let timer: NodeJS.Timeout | undefined
      await new Promise<void>((resolve) => {
        onIdle = resolve
        timer = setTimeout(resolve, patience)
      })
      clearTimeout(timer)
    },
  }
}
