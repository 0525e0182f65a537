// What people would use instead: installed outside of the workspaces, when a bench needs it.
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNpm } from '../lib/run.mjs'

const versions = {
  echarts: '6.1.0',
  'chart.js': '4.6.1',
  'oidc-client-ts': '3.5.0',
  'react-oidc-context': '3.3.1',
  '@auth0/auth0-spa-js': '2.28.3',
  jsep: '1.4.0',
}

/** Where they are installed, and their versions; `notRun` without a registry. */
export async function installAlternatives() {
  const folder = join(tmpdir(), 'monasca-bench-alternatives')
  const file = join(folder, 'package.json')
  const wanted = JSON.stringify({ private: true, dependencies: versions })
  const isThere = Object.keys(versions).every((name) => existsSync(join(folder, 'node_modules', name)))
  if (!isThere) {
    await mkdir(folder, { recursive: true })
    await writeFile(file, wanted)
    const args = [
      'install',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      '--legacy-peer-deps',
      '--loglevel=error',
    ]
    const { code, output } = await runNpm(args, { cwd: folder, quiet: true })
    if (code !== 0)
      return { folder, versions, notRun: `npm could not install them: ${output.split('\n')[0]}` }
  }
  return { folder, versions, notRun: undefined }
}
