import { expect, test } from 'vitest'
import { parseText } from './parseText.js'

test('blocks: headings, paragraphs, lists and code', () => {
  expect(parseText('# Title\nOne\ntwo\n\n- a\n- b\n1. c\n```\n<b>*x*\n```\nEnd')).toEqual([
    { type: 'heading', parts: [{ type: 'text', text: 'Title' }] },
    { type: 'paragraph', parts: [{ type: 'text', text: 'One two' }] },
    { type: 'list', ordered: false, items: [[{ type: 'text', text: 'a' }], [{ type: 'text', text: 'b' }]] },
    { type: 'list', ordered: true, items: [[{ type: 'text', text: 'c' }]] },
    { type: 'code', text: '<b>*x*' },
    { type: 'paragraph', parts: [{ type: 'text', text: 'End' }] },
  ])
})

test('parts of a line', () => {
  const [paragraph] = parseText('a **b** *c* `d*` [e](https://x.example/f) /g https://y.example.')
  expect(paragraph).toEqual({
    type: 'paragraph',
    parts: [
      { type: 'text', text: 'a ' },
      { type: 'strong', parts: [{ type: 'text', text: 'b' }] },
      { type: 'text', text: ' ' },
      { type: 'emphasis', parts: [{ type: 'text', text: 'c' }] },
      { type: 'text', text: ' ' },
      { type: 'code', text: 'd*' },
      { type: 'text', text: ' ' },
      { type: 'link', address: 'https://x.example/f', parts: [{ type: 'text', text: 'e' }] },
      { type: 'text', text: ' /g ' },
      { type: 'link', address: 'https://y.example', parts: [{ type: 'text', text: 'https://y.example' }] },
      { type: 'text', text: '.' },
    ],
  })
})

test('HTML and other addresses are text', () => {
  for (const text of [
    '<script>alert(1)</script>',
    '<a href="x">y</a>',
    '[x](javascript:alert(1))',
    '[x](//elsewhere.example)',
    '[x](/\\elsewhere.example)',
    '[x](data:text/html,hi)',
  ]) {
    expect(parseText(text), text).toEqual([{ type: 'paragraph', parts: [{ type: 'text', text }] }])
  }
  const [, linked] = parseText('a\n\n[x](/alarms)')
  expect(linked).toEqual({
    type: 'paragraph',
    parts: [{ type: 'link', address: '/alarms', parts: [{ type: 'text', text: 'x' }] }],
  })
})

test('a sign without content is text', () => {
  for (const text of ['# ', '- ', '1.', '#######', '**']) {
    expect(parseText(text), text).toEqual([{ type: 'paragraph', parts: [{ type: 'text', text }] }])
  }
  expect(parseText('```')).toEqual([{ type: 'code', text: '' }])
})

test('long texts of opening signs take no time to speak of', () => {
  for (const sign of ['*', '[', '`', '**a', '[a](', 'https://']) {
    const text = `a ${sign.repeat(20_000 / sign.length)}`
    expect(JSON.stringify(parseText(text)).length).toBeGreaterThan(1000)
  }
})
