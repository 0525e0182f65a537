import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const sources = join(import.meta.dirname, '../..')
const styles = join(dirname(createRequire(import.meta.url).resolve('@mantine/core/styles.css')), 'styles')

/** Components whose styles others use, without anybody importing them here by name. */
const parts = [
  'ScrollArea',
  'UnstyledButton',
  'Popover',
  'Loader',
  'CloseButton',
  'Input',
  'FloatingIndicator',
  // Of the palette.
  'Overlay',
  'ModalBase',
  'Modal',
  'InlineInput',
]
const partsOfCombobox = ['Combobox', 'Pill', 'PillsInput']

test('every component in use has its styles, and no other', () => {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  )
  const texts = files.map((name) => readFileSync(join(sources, name), 'utf8'))
  const used = texts.flatMap((text) =>
    [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, names = '']) =>
      names.split(',').map((name) => name.replace('type ', '').trim()),
    ),
  )
  const styled = [...used, ...parts, ...partsOfCombobox].filter((name) =>
    existsSync(join(styles, `${name}.layer.css`)),
  )
  const text = readFileSync(join(import.meta.dirname, 'mantineStyles.ts'), 'utf8')
  const imported = [...text.matchAll(/styles\/([A-Z]\w+)\.layer/g)].map(([, component]) => component)
  expect(imported.toSorted()).toEqual([...new Set(styled)].sort())
})
