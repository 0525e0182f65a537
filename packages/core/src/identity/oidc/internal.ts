// The code flow, for sign-ins in a page: loaded on demand, because it brings the OpenID protocol with it.
export { checkCallback } from './checkCallback.js'
export { createCodeRequest, type PendingCode, redeemCode, revokeTokens } from './codeFlow.js'
export { endpointOf, fetchDocument } from './fetchDocument.js'
export { bearerOf, refreshTokens } from './protocol.js'
