// Bundles one built module of a package, in place, into one file for pages with an import map.
//   node ../../scripts/bundle.mjs dist/monasca.js [imports to leave, such as `react @monasca/core`]
import { rm } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { build } from 'vite'

const [entry, ...external] = process.argv.slice(2)
const file = resolve(entry)

await build({
  configFile: false,
  logLevel: 'warn',
  // Without a bundler there is no development mode.
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    outDir: dirname(file),
    emptyOutDir: false,
    copyPublicDir: false,
    lib: { entry: file, formats: ['es'] },
    minify: true,
    rolldownOptions: {
      // Each module of hooks starts with 'use client', which means nothing in a page.
      onLog: (level, log, handle) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && handle(level, log),
      external: (name) => external.some((first) => name === first || name.startsWith(`${first}/`)),
      // What is loaded when used in the other entries is part of the one file.
      output: { entryFileNames: basename(file), codeSplitting: false, minify: true },
    },
  },
})
// That of the module before.
await rm(`${file}.map`, { force: true })
