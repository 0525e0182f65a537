// The sources of the packages, as TypeScript sees them. The root has TypeScript 7, which has no such API yet.
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const site = join(root, 'docs')

/** Every entry point of a package: its module name and its source file. */
function readEntries() {
  return ['core', 'react', 'emulator'].flatMap((name) => {
    const folder = join(root, 'packages', name)
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return (
      Object.entries(manifest.exports)
        .filter(([entry, target]) => entry !== './package.json' && target['@monasca/source'])
        // The same exports in one file.
        .filter(([entry]) => entry !== './bundle')
        .map(([entry, target]) => ({
          package: name,
          module: posix.join(manifest.name, entry),
          file: join(folder, target['@monasca/source']),
        }))
    )
  })
}

function createProgram(files) {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile)
  const { options, errors } = ts.convertCompilerOptionsFromJson(
    {
      ...config.compilerOptions,
      customConditions: ['@monasca/source'],
      noEmit: true,
      jsx: 'react-jsx',
      types: ['node'],
    },
    root,
  )
  if (errors.length > 0) throw new Error(ts.formatDiagnostics(errors, host))
  return ts.createProgram(files, options)
}

const host = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => root,
  getNewLine: () => '\n',
}

/**
 * Reads all entry points.
 *
 * @returns {{ checker: ts.TypeChecker, entries: { package: string, module: string, exports: { name: string, symbol: ts.Symbol }[] }[] }}
 */
export function readSources() {
  const entries = readEntries()
  const program = createProgram(entries.map(({ file }) => file))
  const checker = program.getTypeChecker()
  return {
    checker,
    entries: entries.map((entry) => {
      const module = checker.getSymbolAtLocation(program.getSourceFile(entry.file))
      const exports = checker.getExportsOfModule(module).map((exported) => ({
        name: exported.name,
        symbol: exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported,
      }))
      return { package: entry.package, module: entry.module, exports }
    }),
  }
}
