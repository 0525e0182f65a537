import { expect, test } from 'vitest'
import { makeLine } from '../../../test/makeLine.js'
import { toCsv } from './toCsv.js'

test('a row for each time of any line, a column for each line, with ISO times and full numbers', () => {
  const lines = [
    makeLine('web-01', [
      [0, 1],
      [60_000, 0.1 + 0.2],
      [120_000, Number.NaN],
    ]),
    makeLine('db', [[30_000, -5]], { unit: 'bytes' }),
  ]
  expect(toCsv(lines, 0, 120_000)).toBe(
    [
      'time,web-01,db (bytes)',
      '1970-01-01T00:00:00.000Z,1,',
      '1970-01-01T00:00:30.000Z,,-5',
      '1970-01-01T00:01:00.000Z,0.30000000000000004,',
      '1970-01-01T00:02:00.000Z,,',
      '',
    ].join('\r\n'),
  )
  expect(toCsv(lines, 30_000, 30_000).split('\r\n')).toHaveLength(3)
})

test('labels: quoted where needed, and never a formula', () => {
  const head = (label: string) => toCsv([makeLine(label, [])], 0, 1).split('\r\n')[0]
  expect(head('a,b')).toBe('time,"a,b"')
  expect(head('say "hi"')).toBe('time,"say ""hi"""')
  expect(toCsv([makeLine('two\nlines', [])], 0, 1)).toBe('time,"two\nlines"\r\n')
  expect(head('=HYPERLINK("http://x","y")')).toBe('time,"\'=HYPERLINK(""http://x"",""y"")"')
  expect(['+1', '-1', '@SUM(A1)', '\t=1', 'a=1'].map(head)).toEqual([
    "time,'+1",
    "time,'-1",
    "time,'@SUM(A1)",
    "time,'\t=1",
    'time,a=1',
  ])
  expect(head('<b>ключ</b>')).toBe('time,<b>ключ</b>')
})
