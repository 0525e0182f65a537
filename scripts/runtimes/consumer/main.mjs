// Runs in Node, Bun and Deno: the plain client, then the entry for Node.
import process from 'node:process'
import { exerciseCore } from './exerciseCore.mjs'
import { exerciseNode } from './exerciseNode.mjs'

const addresses = JSON.parse(process.argv[2])
await exerciseCore(addresses.url, addresses.name)
await exerciseNode(addresses)
console.log('works')
process.exit(0)
