// Uses the packed packages in each supported runtime, React, TanStack Query and TypeScript.
import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as versions from '../runtimes/versions.mjs'
import { startEmulator } from './emulatorProcess.mjs'
import { command, project } from './packProject.mjs'
import { root, run, runNpm } from './run.mjs'
import { bundle, runHooks, runInServiceWorker, runInWebWorker } from './runtimePages.mjs'
import { startRuntimeServers } from './runtimeServers.mjs'
import { step } from './say.mjs'

const source = join(root, 'scripts', 'runtimes')
const quick = { quiet: true, timeout: 120_000 }

/** Installs the tools once, in a folder of the temporary directory; resolves to its `node_modules`. */
async function installTools() {
  const manifest = JSON.stringify({ name: 'tools', private: true, dependencies: versions.listTools() })
  const folder = join(
    tmpdir(),
    `monasca-runtimes-${createHash('sha256').update(manifest).digest('hex').slice(0, 12)}`,
  )
  const modules = join(folder, 'node_modules')
  const stamp = join(modules, '.complete')
  if (await readFile(stamp).catch(() => undefined)) return modules
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), manifest)
  const args = [
    'install',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--ignore-scripts',
    '--loglevel=error',
  ]
  await command('npm install of the runtimes', runNpm(args, { cwd: folder, quiet: true }))
  await writeFile(stamp, '')
  return modules
}

/** Why this machine cannot run it; `undefined` if it can. */
export async function canRunRuntimes(browser) {
  if (!versions.packages)
    return { reason: `no prebuilt runtimes for ${process.platform} ${process.arch} are known` }
  if (!browser) return { reason: 'no Chromium for Web Workers and React' }
  const { code, output } = await runNpm(['ping', '--fetch-retries=0'], { quiet: true, timeout: 20_000 })
  if (code !== 0) return { reason: `the npm registry does not answer: ${output.trim().split('\n').at(-1)}` }
  return undefined
}

/** Compiles a consumer. Errors inside other packages' types are theirs: undici's, for example, need those of Node. */
async function compile(tsc, folder) {
  const compilerOptions = {
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    target: 'ES2022',
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    jsx: 'react-jsx',
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: false,
    types: [],
  }
  const file = join(folder, 'tsconfig.json')
  await writeFile(file, JSON.stringify({ compilerOptions, files: ['types.tsx'] }))
  const { code, output } = await run(process.execPath, [tsc, '-p', file, '--pretty', 'false'], {
    cwd: folder,
    quiet: true,
    timeout: 300_000,
  })
  const errors = output.split('\n').filter((line) => /error TS/.test(line))
  const own = errors.filter((line) => !/^node_modules\/(?!@monasca\/)/.test(line))
  if (own.length > 0 || (code !== 0 && errors.length === 0)) throw new Error(own.join('\n') || output)
}

/** What to prove, in the order of the support table: each with the columns of its row. */
function listProofs({ modules, consumer, peers, browser, addresses }) {
  const { packages, nodes, bun, deno, workerd, edgeVm, typescripts } = versions
  const argument = (name) => JSON.stringify({ ...addresses, name })
  const message = (name) => ({ url: addresses.url, name })
  const program = (what, file, args) => command(what, run(file, args, { cwd: consumer, ...quick }))
  const inProcess = (file, args, name) => program(name, file, [...args, 'main.mjs', argument(name)])
  const both = '`@monasca/core`, `/node`'
  const plain = '`@monasca/core`'
  return [
    ...nodes.map((version) => ({
      name: 'Node',
      version,
      entries: both,
      work: (name) => inProcess(join(modules, `node-${version}`, 'bin', 'node'), [], name),
    })),
    {
      name: 'Bun',
      version: bun,
      entries: both,
      work: (name) => inProcess(join(modules, packages.bun, 'bin', 'bun'), [], name),
    },
    {
      name: 'Deno',
      version: deno,
      entries: both,
      work: (name) =>
        inProcess(
          join(modules, packages.deno, 'deno'),
          ['run', '--allow-all', '--node-modules-dir=manual'],
          name,
        ),
    },
    {
      name: 'workerd (Cloudflare Workers)',
      version: workerd,
      entries: plain,
      work: async (name) => {
        await bundle(consumer, 'workerd.mjs', 'workerd.js')
        const config = join(consumer, 'bundles', 'config.capnp')
        await writeFile(
          config,
          `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "workerd.js", esModule = embed "workerd.js")],
      bindings = [(name = "URL", text = "${addresses.url}"), (name = "NAME", text = "${name}")],
      compatibilityDate = "2026-07-01",
      globalOutbound = "net")),
    (name = "net", network = (allow = ["local", "private", "public"]))],
);
`,
        )
        await program(name, join(modules, packages.workerd, 'bin', 'workerd'), ['test', config])
      },
    },
    {
      name: 'Edge Runtime (Vercel)',
      version: edgeVm,
      entries: plain,
      work: async (name) => {
        const code = await readFile(await bundle(consumer, 'edge.mjs', 'edge.js', 'iife'), 'utf8')
        const { EdgeVM } = await import(
          pathToFileURL(join(modules, '@edge-runtime', 'vm', 'dist', 'index.js')).href
        )
        const vm = new EdgeVM()
        vm.evaluate(code)
        await vm.evaluate(`exerciseCore(${JSON.stringify(addresses.url)}, ${JSON.stringify(name)})`)
      },
    },
    {
      name: 'Web Worker',
      version: 'Chromium',
      entries: plain,
      work: (name) => runInWebWorker(browser, consumer, message(name)),
    },
    {
      name: 'Service Worker',
      version: 'Chromium',
      entries: plain,
      work: (name) => runInServiceWorker(browser, consumer, message(name)),
    },
    ...peers.map(({ react, query, folder }) => ({
      name: 'React, TanStack Query',
      version: `${react}, ${query}`,
      entries: '`@monasca/react`',
      work: (name) => runHooks(browser, folder, message(name)),
    })),
    ...typescripts.map((version) => ({
      name: 'TypeScript',
      version,
      entries: 'all types',
      work: () => compile(join(modules, `typescript-${version}`, 'bin', 'tsc'), consumer),
    })),
  ]
}

/** Installs the packed packages: for all runtimes, and once for each pair of React and TanStack Query. */
async function installConsumers(folder, tarballs) {
  const { core, react } = tarballs
  const consumer = join(folder, 'consumer')
  const install = async (target, template, { react: version, query }, others = {}) => {
    await project(
      target,
      { core, react },
      {
        '@monasca/react': '',
        react: version,
        'react-dom': version,
        '@tanstack/react-query': query,
        ...others,
      },
    )
    await cp(join(source, template), target, { recursive: true })
  }
  const newest = versions.peers.at(-1)
  await install(consumer, 'consumer', newest, { '@types/react': newest.react.replace(/\.\d+$/, '') })
  const peers = []
  for (const pair of versions.peers) {
    const target = join(folder, `react-${pair.react}-${pair.query}`)
    await install(target, 'react', pair)
    peers.push({ ...pair, folder: target })
  }
  return { consumer, peers }
}

/**
 * Resolves to one result for each runtime and version, and the rows of the support table.
 *
 * @param {Record<string, string>} tarballs - the packed packages, by workspace
 * @param {string} executablePath - of Chromium
 */
export async function runRuntimes(tarballs, executablePath) {
  const rows = []
  const failures = []
  const folder = await mkdtemp(join(tmpdir(), 'monasca-consumers-'))
  const servers = await startRuntimeServers()
  const emulator = await startEmulator({ fleet: false })
  const { chromium } = await import('@playwright/test')
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  try {
    const modules = await step('Runtimes: npm install of the tools', installTools)
    const consumers = await step('Runtimes: npm install of the packed packages', () =>
      installConsumers(folder, tarballs),
    )
    const addresses = { ...servers.addresses, url: emulator.url }
    const proofs = listProofs({ modules, ...consumers, browser, addresses })
    for (const [index, { name, version, entries, work }] of proofs.entries()) {
      const text = `${name} ${version}`
      try {
        await step(text, () => work(`runtime.proof_${index}`))
        rows.push({ name, version, entries })
      } catch (error) {
        failures.push(`${text}: ${error.message}`)
      }
    }
  } catch (error) {
    failures.push(`Installing: ${error.message}`)
  } finally {
    await browser.close()
    await emulator.stop()
    servers.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { rows, failures }
}
