import { isWebAddress } from '../format/isWebAddress.js'

/** A part of a line. */
export type Inline =
  | { type: 'text' | 'code'; text: string }
  | { type: 'strong' | 'emphasis'; parts: Inline[] }
  | { type: 'link'; address: string; parts: Inline[] }

/** A part of a text. */
export type Block =
  | { type: 'heading' | 'paragraph'; parts: Inline[] }
  | { type: 'list'; ordered: boolean; items: Inline[][] }
  | { type: 'code'; text: string }

/**
 * Reads a small part of Markdown: headings, paragraphs, lists of one level, fenced code, `code`, **strong**, *emphasis*
 * and links to pages of http, https and this site. Everything else, HTML included, is text.
 */
export function parseText(text: string): Block[] {
  const blocks: Block[] = []
  const lines = text.split(/\r?\n/)
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] ?? ''
    const take = (matches: (next: string) => boolean): string[] => {
      const start = index
      while (index < lines.length && matches(lines[index] ?? '')) index += 1
      return lines.slice(start, index)
    }
    const heading = /^#{1,6} +(.+?)#*$/.exec(line)
    if (line.startsWith('```')) {
      index += 1
      blocks.push({ type: 'code', text: take((next) => !next.startsWith('```')).join('\n') })
      index += 1
    } else if (heading) {
      index += 1
      blocks.push({ type: 'heading', parts: parseInline(heading[1] ?? '') })
    } else if (isItem(line)) {
      const ordered = /^\d/.test(line)
      const items = take((next) => isItem(next) && /^\d/.test(next) === ordered)
      blocks.push({
        type: 'list',
        ordered,
        items: items.map((item) => parseInline(item.replace(marker, ''))),
      })
    } else if (line.trim() === '') index += 1
    else {
      index += 1
      const others = take((next) => next.trim() !== '' && !isItem(next) && !/^(#{1,6} |```)/.test(next))
      blocks.push({ type: 'paragraph', parts: parseInline([line, ...others].join(' ')) })
    }
  }
  return blocks
}

const marker = /^(?:[-*+]|\d{1,9}[.)]) +(?=\S)/
const isItem = (line: string): boolean => marker.test(line)

/** Each alternative begins with another character, so that no text takes long. */
const inline =
  /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^[\]]*)\]\(([^()\s]*)\)|(https?:\/\/[^\s<>"'()]*[^\s<>"'().,;:!?])/g

function parseInline(text: string): Inline[] {
  const parts: Inline[] = []
  let end = 0
  const add = (until: number) => {
    if (until > end) parts.push({ type: 'text', text: text.slice(end, until) })
  }
  for (const match of text.matchAll(inline)) {
    const [whole, code, strong, emphasis, label, address, bare] = match
    const part = toInline({ code, strong, emphasis, label, address, bare })
    if (part === undefined) continue
    add(match.index)
    parts.push(part)
    end = match.index + whole.length
  }
  add(text.length)
  return parts
}

type Match = Record<'code' | 'strong' | 'emphasis' | 'label' | 'address' | 'bare', string | undefined>

function toInline({ code, strong, emphasis, label, address, bare }: Match): Inline | undefined {
  if (code !== undefined) return { type: 'code', text: code }
  if (strong !== undefined) return { type: 'strong', parts: parseInline(strong) }
  if (emphasis !== undefined) return { type: 'emphasis', parts: parseInline(emphasis) }
  if (bare !== undefined) return { type: 'link', address: bare, parts: [{ type: 'text', text: bare }] }
  if (address === undefined || !isSafeAddress(address)) return undefined
  return { type: 'link', address, parts: parseInline(label === '' ? address : (label ?? '')) }
}

/** Pages on the web, and of this site: not `//elsewhere`, nor `javascript:`. */
function isSafeAddress(address: string): boolean {
  return isWebAddress(address) || /^\/(?![/\\])/.test(address)
}
