import type { Comparison, Expression, Span } from '@monasca/core/expression'

/** Where a part is: without its parentheses, and with all of them. Equal if it has none. */
type Place = { inner: Span; outer: Span }

/** One comparison. */
export type OutlineComparison = Place & {
  type: 'comparison'
  /** Its place among all comparisons, from left to right. */
  index: number
  comparison: Comparison
}

/** Parts joined by the same word. */
export type OutlineGroup = Place & {
  type: 'and' | 'or'
  operands: Outline[]
  /** The words between the operands. */
  joints: Span[]
}

/**
 * An expression as it is written. Unlike the tree of the library, it keeps every pair of parentheses: `(a and b) and c`
 * is a group inside a group.
 */
export type Outline = OutlineComparison | OutlineGroup

/** The places in an outline: the number of the operand on each level, from the top. */
export type OutlinePath = readonly number[]

type Token = Span & { type: 'open' | 'close' | 'and' | 'or' | Comparison }

/** Finds parentheses and joining words between the comparisons of a tree. */
export function outlineExpression(text: string, tree: Expression): Outline {
  const tokens = listTokens(text, listComparisons(tree))
  const reader = { tokens, at: 0, comparisons: 0 }
  return readChain(reader, 'or')
}

/** The comparisons of a tree, from left to right. */
export function listComparisons(tree: Expression): Comparison[] {
  return tree.type === 'comparison' ? [tree] : tree.operands.flatMap(listComparisons)
}

/** The part at a path. */
export function findOutline(outline: Outline, path: OutlinePath): Outline | undefined {
  let found: Outline | undefined = outline
  for (const place of path) found = found?.type === 'comparison' ? undefined : found?.operands[place]
  return found
}

/** Between comparisons, the parser has left nothing but parentheses, joining words and blanks. */
function listTokens(text: string, comparisons: readonly Comparison[]): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const comparison of comparisons) {
    readGap(text, end, comparison.start, tokens)
    tokens.push({ type: comparison, start: comparison.start, end: comparison.end })
    end = comparison.end
  }
  readGap(text, end, text.length, tokens)
  return tokens
}

function readGap(text: string, from: number, to: number, tokens: Token[]): void {
  for (const { 0: word, index } of text.slice(from, to).matchAll(/[()]|and|or|&&|\|\|/gi)) {
    const start = from + index
    tokens.push({ type: typeOf(word), start, end: start + word.length })
  }
}

function typeOf(word: string): 'open' | 'close' | 'and' | 'or' {
  if (word === '(') return 'open'
  if (word === ')') return 'close'
  return word === '&&' || word.toLowerCase() === 'and' ? 'and' : 'or'
}

type Reader = { tokens: readonly Token[]; at: number; comparisons: number }

function readChain(reader: Reader, type: 'and' | 'or'): Outline {
  const readOperand = (): Outline => (type === 'or' ? readChain(reader, 'and') : readPart(reader))
  const first = readOperand()
  const operands = [first]
  const joints: Span[] = []
  for (let next = reader.tokens[reader.at]; next?.type === type; next = reader.tokens[reader.at]) {
    joints.push({ start: next.start, end: next.end })
    reader.at++
    operands.push(readOperand())
  }
  if (joints.length === 0) return first
  const place = { start: first.outer.start, end: (operands.at(-1) ?? first).outer.end }
  return { type, operands, joints, inner: place, outer: place }
}

function readPart(reader: Reader): Outline {
  const token = reader.tokens[reader.at++]
  if (token === undefined) throw new RangeError('The text is not that of the tree.')
  if (typeof token.type === 'object') {
    const place = { start: token.start, end: token.end }
    return {
      type: 'comparison',
      index: reader.comparisons++,
      comparison: token.type,
      inner: place,
      outer: place,
    }
  }
  const part = readChain(reader, 'or')
  const close = reader.tokens[reader.at++]
  return { ...part, outer: { start: token.start, end: close?.end ?? part.outer.end } }
}
