// Reads the quick start as its reader does: what to install, which files to write, what to start.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { root } from './run.mjs'

const page = join(root, 'docs', 'start', 'quick-start.md')

/** Every fenced block of a Markdown text: its language, the file name in its brackets, and its content. */
function readBlocks(text) {
  return [...text.matchAll(/^```(\w+)(?: \[([^\]\n]+)\])?\n(.*?)^```$/gms)].map(
    ([, language, file, content]) => ({
      language,
      file,
      content,
    }),
  )
}

/** What the quick start says: packages to install, files with their contents, and commands to leave running. */
export async function readQuickStart() {
  const blocks = readBlocks(await readFile(page, 'utf8'))
  const files = Object.fromEntries(
    blocks.filter(({ file }) => file).map(({ file, content }) => [file, content]),
  )
  const lines = blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(({ content }) => content.split('\n'))
  const installs = lines.filter((line) => line.startsWith('npm install'))
  return {
    files,
    packages: installs.flatMap((line) => line.split(' ').slice(2)).filter((word) => !word.startsWith('-')),
    commands: lines.filter((line) => line.startsWith('npx ')).map((line) => line.slice(4)),
  }
}

/** Writes the project of the quick start; `versions` are the ranges to install, by package. */
export async function writeQuickStart(folder, versions) {
  const { files, packages, commands } = await readQuickStart()
  const dependencies = Object.fromEntries(packages.map((name) => [name, versions[name] ?? 'latest']))
  const [emulator, start] = commands
  // The manifest that `npm init -y` writes has no `type`.
  const manifest = { name: 'quick-start', version: '1.0.0', scripts: { emulator, start }, dependencies }
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
}
