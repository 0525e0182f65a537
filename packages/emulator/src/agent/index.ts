export { createMachineReader } from './machine/createMachineReader.js'
export { readMachineMetrics } from './readMachineMetrics.js'
export { type Agent, type StartAgentOptions, startAgent } from './startAgent.js'
