import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('../../', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as {
  bin: Record<string, string>
  files: string[]
}

test('command: its file is not built, because npm links only files that exist during installation', () => {
  const [path = ''] = Object.values(manifest.bin)
  expect(path).not.toContain('dist/')
  expect(existsSync(new URL(path, folder))).toBe(true)
  expect(manifest.files).toContain(path.split('/')[1])
})
