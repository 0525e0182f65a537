// Hooks and query options in one module: the build bundles it into one file, for pages with an import map.
export * from './index.js'
export * from './query/index.js'
