export { chooseEncoding, type Encoding } from './chooseEncoding.js'
export { compressReply } from './compressReply.js'
