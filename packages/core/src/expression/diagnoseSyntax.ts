import { applyEdits } from './applyEdits.js'
import { trimBlanks, trimEnd } from './blanks.js'
import type { Diagnostic, Fix, SyntaxDiagnosticCode, TextEdit } from './diagnostic.js'
import { formatDecimal } from './formatExpression.js'
import { parseExpression } from './parseExpression.js'
import { ExpressionSyntaxError } from './syntaxError.js'

type Groups = Record<string, string | undefined>

/**
 * The text before and after the position where the parser stopped. It replaces a lookbehind, which Safari supports from
 * version 16.4: an older one would reject the whole module.
 */
type Around = readonly [before: RegExp, after: RegExp]

/**
 * A common mistake. The pattern is matched where the parser stopped. Text before that position may be in the group `s`
 * (start); then the mistake starts there. `fix` returns possible replacements for all of it.
 */
type Rule = readonly [
  code: SyntaxDiagnosticCode,
  pattern: RegExp | Around,
  fix?: (groups: Groups, found: string, text: string) => readonly string[],
]

/** Seconds per time unit; for longer names, the first letter counts. */
const unitSeconds: Partial<Record<string, number>> = { ms: 0.001, m: 60, h: 3600, d: 86_400 }

const aliases: readonly (readonly [RegExp, string])[] = [
  [/^(av|mea)/i, 'avg'],
  [/^(c|num)/i, 'count'],
  [/^(la|ne)/i, 'last'],
  [/^(ma|hi|pe)/i, 'max'],
  [/^(mi|lo)/i, 'min'],
  [/^(su|to|ad)/i, 'sum'],
]

/** A unit that names may contain although `\s` matches it; patterns see a different unit instead. */
const byteOrderMark = '\ufeff'
const standIn = '\ufdd0'

/** Units before a mistake that patterns see: a pattern is tried from each of them. */
const longestBefore = 1000

const remove = (): readonly string[] => ['']

/** Rules for any position; checked before those for the expected token. */
const generalRules: readonly Rule[] = [
  ['empty', [/^(?<s>\s*)$/d, /$/dy]],
  // Other kinds of blanks become blanks; other invalid characters are removed.
  [
    'invalid_character',
    /(?:[\u{10000}-\u{10ffff}\p{Cs}\ufdd0]|(?![ \t\n\r])[\p{Cc}\s])+/duy,
    (_, found) => (/[\s\u0085]/.test(found) ? [' ', ''] : ['']),
  ],
  ['quotes', /"(?<v>[^"(){}<>=,]*)"?/dy, ({ v }) => [v ?? '']],
]

/** Rules by what the parser expected, in its wording. */
const rules: readonly (readonly [expected: RegExp, rules: readonly Rule[]])[] = [
  [
    /^"and"/,
    [
      ['comment', [/(?<s>\s*)$/d, /(?:#|\/\/|--|\/\*).*/dy], remove],
      ['invalid_number', /\s*%/dy, remove],
      [
        'invalid_number',
        [/(?<s>\d+(?:\.\d+)?)$/di, /e[+-]?\d+/diy],
        (_, found) => [formatDecimal(Number(found))],
      ],
      [
        'invalid_number',
        [/(?<s>\d+)$/d, /(?:[,_']\d{3})+(?!\d)/dy],
        (_, found) => [found.replace(/\D/g, '')],
      ],
      ['invalid_times', [/times\s*(?<s>\d+)$/di, /\.(?<f>\d*)/diy], ({ s, f }) => [roundUp(s, f)]],
      ['invalid_number', [/\d$/d, /,(?=\d)/dy], () => ['.']],
      [
        'deterministic_place',
        [
          /(?<s>(?<p>,\s*\d+\s*)?\)(?<c>\s*(?:[<>]=?|[lg]te?)\s*-?[\d.]+\s*(?:times\s*\d+\s*)?))$/di,
          /,?\s*deterministic/diy,
        ],
        ({ p = '', c }) => [`, deterministic${p})${c && trimEnd(c)}`],
      ],
      [
        'deterministic_place',
        [
          /(?:^|[\s(&|])(?<s>(?<v>[^\s(){}<>=,"]+(?:\{[^{}]*\})?)(?<c>\s*(?:(?<o><)|>)=?\s*-?[\d.]+\s*))$/di,
          /deterministic/diy,
        ],
        ({ v, c, o }) => [`${o ? 'min' : 'max'}(${v}, deterministic)${c && trimEnd(c)}`],
      ],
      ['deterministic_place', /deterministic/diy],
      ['invalid_times', /(?:for|over|during|x|×|\*)\s*(?=\d)/diy, () => ['times ']],
      ['invalid_times', /(?<n>\d+)\s*times/diy, ({ n }) => [`times ${n}`]],
      ['logical_word', /&/dy, () => ['and']],
      ['logical_word', /\|/dy, () => ['or']],
      ['logical_word', /[,;]/dy, () => [' and', ' or']],
      ['unsupported_word', /(?:xor|not|unless|except)\b/diy],
      ['unbalanced', /\)/dy, remove],
      ['unbalanced', /$/dy, (_, _found, text) => [missingParentheses(text)]],
      ['logical_word', /(?=[^\s<>=(){},"]+\s*(?:[<>({]|[lg]te?\b)|\()/diy, () => ['and ', 'or ']],
    ],
  ],
  [
    /^a metric name, /,
    [
      ['missing_operand', [/(?<s>\s*(?:and|or|&&|\|\|)\s*)$/di, /(?=$|\))/diy], remove],
      ['missing_operand', /[<>=]|$|\)/dy],
    ],
  ],
  [
    /^one of/,
    [
      ['missing_operand', /(?:and|or|&&|\|\|)\s*(?=\()/diy, remove],
      ['unsupported_word', /(?:not|xor|if|!)\s*(?=\()/diy],
      [
        'unknown_function',
        /[^\s(]+/dy,
        (_, found) => {
          const alias = aliases.find(([pattern]) => pattern.test(found))
          return alias ? [alias[1]] : aliases.map(([, name]) => name)
        },
      ],
    ],
  ],
  [
    /^(?:"," or )?"\)"/,
    [
      ['nested_function', [/\((?<s>[^(){}]*)$/d, /\(/dy]],
      ['dimension_place', [/(?<s>\})\s*$/d, /\{/dy], () => [',']],
      [
        'deterministic_place',
        [/(?<s>,\s*(?<p>\d+)\s*)$/di, /,\s*deterministic/diy],
        ({ p }) => [`, deterministic, ${p}`],
      ],
      [
        'invalid_period',
        [/,\s*(?<s>(?<n>\d+)\s*)$/di, /(?![lg]te?\b)(?=[.a-z])(?<f>\.\d*)?\s*(?<u>[a-z]*)/diy],
        ({ n = '', f = '', u }) => [toPeriod(n + f, u)],
      ],
      ['missing_comma', [/(?<s>\s*)$/di, /(?=\d|deterministic)/diy], () => [', ']],
      ['unbalanced', [/(?<s>\s*)$/di, /(?=[<>]|$|[lg]te?\b)/diy], () => [') ']],
      ['blank_in_name', /[^\s(){},<>="]/dy],
    ],
  ],
  [
    /period in/,
    [
      ['trailing_comma', [/(?<s>,\s*)$/d, /(?=\))/dy], remove],
      ['invalid_period', /-?\s*(?<n>\d+(?:\.\d+)?)\s*(?<u>[a-z]*)/diy, ({ n = '', u }) => [toPeriod(n, u)]],
    ],
  ],
  [
    /^a comparison/,
    [
      ['invalid_operator', /=>|≥|ge\b/diy, () => ['>=']],
      ['invalid_operator', /=<|≤|le\b/diy, () => ['<=']],
      ['invalid_operator', [/(?<s>!)$/d, /=+/dy], () => [' > ', ' < ']],
      ['invalid_operator', /!=+|ne\b/diy, () => ['>', '<']],
      ['invalid_operator', /=+|(?:eq|is|equals)\b/diy, () => ['>=', '<=']],
      ['metric_parentheses', [/(?<s>\()(?<v>[^()]*(?:\([^()]*\)\s*)?)$/d, /\)/dy], ({ v }) => [v ?? '']],
      [
        'dimension_place',
        [/(?<s>(?:,[^(){}]*)?\))\s*$/d, /(?<v>\{[^{}]*\})/dy],
        ({ s = '', v = '' }) => [v + s],
      ],
      ['dimension_place', [/(?<s>\})\s*$/d, /\{/dy], () => [',']],
      [
        'function_required',
        [
          /(?<s>(?<v>[^\s(){}<>=,]+(?:\{[^{}]*\})?)\s*)$/di,
          /,(?<a>[\s\da-z,]*[\da-z])(?=\s*(?<o>[<>]|[lg]te?\b))/diy,
        ],
        ({ v, a, o = '' }) => [`${/[<l]/i.test(o) ? 'min' : 'max'}(${v},${a})`],
      ],
      [
        'function_parentheses',
        [
          /(?:^|[\s()&|])(?<s>(?<f>avg|count|last|max|min|sum)\s+)$/di,
          /(?<v>[^\s(){}<>=,"]+(?:\{[^{}]*\})?)/diy,
        ],
        ({ f, v }) => [`${f}(${v})`],
      ],
      ['missing_comparison', /(?:and|or)\b|&&|\|\||\)|$/diy],
      ['missing_operand', [/(?:^|[\s()&|])(?<s>(?:and|or|&&|\|\|)\s+)$/di, /(?:)/diy], remove],
      ['unsupported_word', [/(?:^|[\s()&|])(?<s>(?:not|if)\s+)$/di, /(?:)/diy]],
      ['invalid_operator', [/(?<s>[lg]te?\s+)$/di, /(?=-?\d)/diy], ({ s }) => [` ${s}`]],
      ['blank_in_name', /[^\s(){},<>=]/dy],
    ],
  ],
  [
    /^a (?:number$|digit)/,
    [
      ['invalid_number', /\.(?=\d)/dy, () => ['0.']],
      ['invalid_number', [/(?<s>\.\s*)$/d, /(?:)/dy], remove],
      ['invalid_number', /\+\s*/dy, remove],
      ['invalid_number', /'(?<v>[^'\s()]*)'?/dy, ({ v }) => [v ?? '']],
      [
        'invalid_operator',
        [/(?<s>[<>]=?)\s*$/d, /[<>=]+/dy],
        ({ s = '' }, found) => {
          if (found.includes('=')) return [`${s.charAt(0)}=`]
          return found.endsWith(s) ? [s] : ['>', '<']
        },
      ],
      [
        'swapped_sides',
        [
          /(?:^|[\s(])(?<s>(?<n>-?\d+(?:\.\d+)?)\s*(?:(?<l><)|>)(?<e>=?)\s*)$/d,
          /(?!\d)[^\s(){}<>=,"]+(?:\([^()]*\)|\{[^{}]*\})?/dy,
        ],
        ({ s = '', n, l, e }, found) => [`${found.slice(s.length)} ${l ? '>' : '<'}${e} ${n}`],
      ],
      ['number_required', /[^\s(){}<>=,"]*/dy],
    ],
  ],
  [/^a smaller/, [['number_too_large', /-?\s*\d+/dy]]],
  [
    /^a number of/,
    [
      ['invalid_times', /-\s*(?=\d)/dy, remove],
      ['invalid_times', /0+/dy, () => ['1']],
      ['invalid_times', [/(?<s>\s*times\s*)$/di, /(?:)/diy], remove],
    ],
  ],
  [
    /^"="/,
    [
      [
        'dimension_operator',
        [/[{,](?<s>(?<k>[^{},=:]+):(?<v>[^{},=]+))$/d, /(?=[},])/dy],
        ({ k = '', v = '' }) => [`${trimBlanks(k)}=${trimBlanks(v)}`],
      ],
    ],
  ],
  [
    /^"="|^a dimension/,
    [
      ['trailing_comma', [/(?<s>,\s*)$/d, /(?=\})/dy], remove],
      ['incomplete_dimension', [/(?<s>\{[^{},=]*(?:=\s*)?)$/d, /,\s*/dy], () => ['{']],
      ['incomplete_dimension', [/(?<s>\{[^{},=]*(?:=\s*)?)$/d, /\}/dy], remove],
      ['incomplete_dimension', [/(?<s>,[^{},=]*(?:=\s*)?)$/d, /(?=[},])/dy], remove],
      ['dimension_operator', /=+/dy, remove],
    ],
  ],
  [/\}"$/, [['unbalanced', /(?=[()<>]|$)/dy, () => ['}']]]],
  [/^at most 255/, [['name_too_long', /[^(){}<>=,"]+/dy]]],
  [/^at most/, [['too_deep', /\(?/dy]]],
]

/** Messages by code. Other errors show what the parser expected. */
const messages: Partial<Record<SyntaxDiagnosticCode, string>> = {
  blank_in_name: 'Metric names must not contain blanks.',
  comment: 'Comments are not supported.',
  deterministic_place: 'Put "deterministic" after the metric and before the period.',
  dimension_operator: 'Write dimensions as name=value.',
  dimension_place: 'Put all dimensions in one pair of braces after the metric name.',
  empty: 'The expression is empty.',
  function_parentheses: 'Put the metric of a function in parentheses.',
  function_required: 'Only functions accept "deterministic" and a period.',
  incomplete_dimension: 'The dimension has no value.',
  invalid_character: 'This character is not allowed in expressions.',
  invalid_number: 'Write numbers with digits and one decimal point, such as 1000 or 0.5.',
  invalid_operator: 'The operators are <, <=, > and >=. Keywords need blanks around them.',
  invalid_period: 'The period must be a multiple of 60 seconds.',
  invalid_times: 'Write consecutive periods as "times" and a whole number of at least 1.',
  logical_word: 'Join comparisons with "and" or "or".',
  metric_parentheses: 'Put parentheses around comparisons, not around metrics.',
  missing_comma: 'Missing comma.',
  missing_comparison: 'Missing comparison, such as "> 90".',
  missing_operand: 'Missing comparison next to this operator.',
  name_too_long: 'Names have at most 255 characters.',
  nested_function: 'Functions cannot be nested.',
  number_required: 'The right-hand side must be a number.',
  number_too_large: 'This number is too large.',
  quotes: 'Double quotes are not supported.',
  swapped_sides: 'Put the metric on the left and the number on the right.',
  too_deep: 'Parentheses are nested more than 250 deep.',
  trailing_comma: 'Nothing follows this comma.',
  unbalanced: 'Parentheses or braces do not match.',
  unknown_function: 'The functions are avg, count, last, max, min and sum.',
  unsupported_word: 'Unknown operator. Use "and" or "or".',
}

/** Diagnoses the first error of a text that does not parse, with fixes. */
export function diagnoseSyntax(text: string, error: ExpressionSyntaxError): Diagnostic {
  const readable = text.replaceAll(byteOrderMark, standIn)
  for (const [code, pattern, fix] of findRules(error)) {
    const match = matchAround(pattern, readable, error.position)
    if (match === undefined) continue
    const { spans, end } = match
    const start = spans['s']?.[0] ?? error.position
    const found = text.slice(start, end)
    const groups = Object.entries(spans).map(([name, span]) => [name, span && text.slice(...span)])
    const replacements = fix?.(Object.fromEntries(groups), found, text) ?? []
    const fixes = replacements.map((replacement) => createFix(found, { start, end, text: replacement }))
    return {
      code,
      severity: 'error',
      message: messages[code] ?? `Expected ${error.expected}.`,
      start,
      end,
      fixes: fixes.filter(({ edits }) => isBetter(text, error, applyEdits(text, edits))),
    }
  }
  const { position: start, expected } = error
  const end = Math.min(text.length, start + 1)
  return { code: 'syntax', severity: 'error', message: `Expected ${expected}.`, start, end, fixes: [] }
}

type Spans = Record<string, [start: number, end: number] | undefined>

/** Matches a pattern at a position; returns its groups and its end. */
function matchAround(
  pattern: RegExp | Around,
  text: string,
  position: number,
): { spans: Spans; end: number } | undefined {
  const [before, after] = pattern instanceof RegExp ? [undefined, pattern] : pattern
  // Patterns are shared by all calls: each search sets its own start.
  after.lastIndex = position
  const following = after.exec(text)
  if (following === null) return undefined
  const spans: Spans = { ...following.indices?.groups }
  if (before !== undefined) {
    const from = Math.max(0, position - longestBefore)
    const preceding = before.exec(text.slice(from, position))
    if (preceding === null) return undefined
    for (const [name, span] of Object.entries(preceding.indices?.groups ?? {})) {
      spans[name] = span && [from + span[0], from + span[1]]
    }
  }
  return { spans, end: following.index + following[0].length }
}

function findRules({ expected }: ExpressionSyntaxError): Rule[] {
  return [...generalRules, ...rules.filter(([pattern]) => pattern.test(expected)).flatMap(([, list]) => list)]
}

function createFix(found: string, edit: TextEdit): Fix {
  const [old, replacement] = [trimBlanks(found), trimBlanks(edit.text)]
  if (replacement !== '') {
    return { title: old === '' ? `Insert "${replacement}"` : `Replace by "${replacement}"`, edits: [edit] }
  }
  if (edit.text !== '') return { title: 'Write a blank', edits: [edit] }
  return { title: /[^\p{C}]/u.test(old) ? `Remove "${old}"` : 'Remove this', edits: [edit] }
}

/** Whether a text parses, or at least further than before: its first error is closer to the end, or different. */
function isBetter(text: string, error: ExpressionSyntaxError, edited: string): boolean {
  try {
    parseExpression(edited)
    return true
  } catch (next) {
    if (!(next instanceof ExpressionSyntaxError)) throw next
    const gain = text.length - error.position - (edited.length - next.position)
    return gain > 0 || (gain === 0 && next.expected !== error.expected)
  }
}

function missingParentheses(text: string): string {
  return ')'.repeat(Math.max(0, text.split('(').length - text.split(')').length))
}

/** Seconds, rounded up to what the language supports. */
function toPeriod(size: string, unit = ''): string {
  const word = unit.toLowerCase()
  const seconds = Number(size) * (unitSeconds[word] ?? unitSeconds[word.charAt(0)] ?? 1)
  return formatDecimal(Math.max(1, Math.ceil(seconds / 60)) * 60)
}

function roundUp(whole: string | undefined, fraction: string | undefined): string {
  return formatDecimal(Math.max(1, Number(whole) + (Number(fraction) > 0 ? 1 : 0)))
}
