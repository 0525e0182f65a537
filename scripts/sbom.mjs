// `npm run sbom -- TARBALLS FOLDER`: a software bill of materials (CycloneDX) for each packed package, read from an
// installation of its tarball: what a user really gets.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { command, packageOf, project } from './lib/packProject.mjs'
import { main } from './lib/prepare.mjs'
import { published } from './lib/releaseFiles.mjs'
import { root, runNpm } from './lib/run.mjs'
import { say } from './lib/say.mjs'

await main(async () => {
  const [tarballs, target] = [process.argv[2] ?? 'tarballs', process.argv[3] ?? 'sbom'].map((folder) =>
    resolve(root, folder),
  )
  const names = Object.keys(published)
  const files = await readdir(tarballs)
  const packed = Object.fromEntries(
    names.map((name) => [
      name,
      join(tarballs, files.find((file) => file.startsWith(`monasca-${name}-`)) ?? ''),
    ]),
  )
  await mkdir(target, { recursive: true })
  const temporary = await mkdtemp(join(tmpdir(), 'monasca-sbom-'))
  try {
    for (const name of names) {
      const folder = join(temporary, name)
      const siblings = name === 'dashboard' ? { '@monasca/emulator': '' } : {}
      await project(folder, packed, { ...siblings, [packageOf(name)]: '' })
      const output = await command(
        `npm sbom of ${name}`,
        runNpm(['sbom', '--sbom-format=cyclonedx', '--loglevel=error'], { cwd: folder, quiet: true }),
      )
      const bill = JSON.parse(output)
      const own = bill.components.find(({ purl }) =>
        purl.startsWith(`pkg:npm/${packageOf(name).replace('@', '%40')}@`),
      )
      // The bill is of the package, not of the empty project around it.
      const { metadata, components, dependencies } = bill
      const around = metadata.component['bom-ref']
      const content = {
        ...bill,
        metadata: {
          ...metadata,
          component: { ...own, type: name === 'dashboard' ? 'application' : 'library' },
        },
        components: components.filter((/** @type {unknown} */ component) => component !== own),
        dependencies: dependencies.filter(({ ref }) => ref !== around),
      }
      const file = join(target, `${name}.cdx.json`)
      await writeFile(file, JSON.stringify(content, null, 2))
      say(`${own.purl}: ${content.components.length} components`)
    }
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
})
