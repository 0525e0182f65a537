/** The port that a server listens on, given by the system. */
export function portOf(server) {
  return /** @type {import('node:net').AddressInfo} */ (server.address()).port
}
