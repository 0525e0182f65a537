// Loaded when a Keystone offers only its v2.0 API.
export { V2Password } from './v2Password.js'
export { V2Token } from './v2Token.js'
