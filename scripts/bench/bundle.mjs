import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Bundles a file into one script that a page can load, from this folder or by its path; resolves to its text. */
export async function bundle(file) {
  const here = (name) => fileURLToPath(new URL(name, import.meta.url))
  const built = await build({
    root: here('.'),
    logLevel: 'error',
    configFile: false,
    build: {
      write: false,
      minify: false,
      lib: { entry: here(file), formats: ['es'], fileName: 'work' },
      // Modules that load when needed, too.
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  const { output } = /** @type {import('vite').Rolldown.RolldownOutput} */ (
    Array.isArray(built) ? built[0] : built
  )
  return output[0].code
}
