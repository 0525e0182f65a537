// All entries for browsers in one module: the build bundles it into one file, for pages with an import map.
export * from './definitions/index.js'
export * from './evaluation/index.js'
export * from './expression/index.js'
export * from './identity/index.js'
// The words of an expression have a type of the same name, which only `@monasca/core/expression` exports.
export type { Statistic } from './index.js'
export * from './index.js'
export * from './series/index.js'
export * from './session/index.js'
export * from './time/index.js'
export * from './units/index.js'
