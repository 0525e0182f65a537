/** Server and browser reach Monasca at different addresses: with one key, the browser finds the server's data. */
export const scopeKey = 'wall display'
