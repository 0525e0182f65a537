export { createCurlLogger, type LogPart, type LogWriter } from './createCurlLogger.js'
export { redactExchange } from './redactExchange.js'
