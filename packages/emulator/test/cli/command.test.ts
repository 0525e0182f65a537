import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('../../', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as {
  bin: Record<string, string>
  files: string[]
}

test('command: its file is no result of a build, because npm links only what is there when it installs', () => {
  const [path = ''] = Object.values(manifest.bin)
  expect(path).not.toContain('dist/')
  expect(existsSync(new URL(path, folder))).toBe(true)
  expect(manifest.files).toContain(path.split('/')[1])
})
