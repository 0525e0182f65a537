import { type Expression, listSubExpressions, parseExpression } from '@monasca/core/expression'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  appendComparison,
  changeComparison,
  type ReadExpression,
  readExpression,
  removePart,
  setOperator,
  startComparison,
  ungroupPart,
  wrapPart,
} from './editExpression.js'
import { canMove, type MoveDirection, movePart } from './movePart.js'
import { findOutline, type Outline, type OutlinePath } from './outline.js'

function read(text: string): ReadExpression {
  const found = readExpression(text)
  if (found === undefined) throw new Error(`not an expression: ${text}`)
  return found
}

describe('comparison: edits are minimal', () => {
  test.each([
    ['avg(cpu) > 90', { threshold: '95.5' }, 'avg(cpu) > 95.5'],
    ['AVG( cpu )GT 90', { function: 'max' }, 'MAX( cpu )GT 90'],
    ['AVG( cpu )GT 90', { operator: '<=' }, 'AVG( cpu )LTE 90'],
    ['cpu > 90', { threshold: '80' }, 'cpu > 80'],
    ['cpu > 90', { operator: '>=' }, 'cpu >= 90'],
    // Another direction would mean another function.
    ['cpu > 90', { operator: '<' }, 'max(cpu) < 90'],
    ['cpu{a=b } > 90', { function: 'sum', period: 300 }, 'sum(cpu{a=b }, 300) > 90'],
    ['cpu > 90 times 2', { deterministic: true }, 'max(cpu, deterministic) > 90 times 2'],
    ['avg(cpu) > 90', { period: 300, times: 3 }, 'avg(cpu, 300) > 90 times 3'],
    ['avg(cpu, 60) > 90', { period: 60 }, 'avg(cpu, 60) > 90'],
    ['avg(cpu, 120) > 90', { deterministic: true }, 'avg(cpu, deterministic, 120) > 90'],
    ['avg(cpu , deterministic, 120) > 90', { deterministic: false }, 'avg(cpu, 120) > 90'],
    ['avg(cpu, deterministic) > 90', { period: 120 }, 'avg(cpu, deterministic, 120) > 90'],
    ['avg(cpu) > 90', { deterministic: true, period: 120 }, 'avg(cpu, deterministic, 120) > 90'],
    ['avg(cpu) > 90 TIMES 2', { times: 4 }, 'avg(cpu) > 90 TIMES 4'],
    ['avg(cpu) > 90 times 2', { times: 1 }, 'avg(cpu) > 90'],
    ['avg(cpu, deterministic, 300) > 90 times 2', { function: 'last' }, 'last(cpu, deterministic) > 90'],
    ['avg(cpu{}) > 90', { dimensions: [['h', 'w']] }, 'avg(cpu{h=w}) > 90'],
    ['avg(cpu) > 90', { dimensions: [['h', 'w 1']] }, 'avg(cpu{h=w 1}) > 90'],
    [
      'avg(cpu{ a=b}) > 90',
      {
        dimensions: [
          ['a', 'b'],
          ['c', 'd'],
        ],
      },
      'avg(cpu{ a=b,c=d}) > 90',
    ],
    [
      'avg(cpu{a=b, c=d}) > 90',
      {
        dimensions: [
          ['a', 'x'],
          ['c', 'd'],
        ],
      },
      'avg(cpu{a=x, c=d}) > 90',
    ],
    ['avg(cpu{a=b, c=d}) > 90', { dimensions: [['c', 'd']] }, 'avg(cpu{c=d}) > 90'],
    ['avg(cpu{a=b} , 120) > 90', { dimensions: [] }, 'avg(cpu , 120) > 90'],
    ['( (avg(cpu) > 90) )', { metricName: 'mem' }, '( (avg(mem) > 90) )'],
  ] as const)('%s with %j', (text, change, wanted) => {
    expect(changeComparison(read(text), 0, change)).toBe(wanted)
  })

  test.each([
    { metricName: '' },
    { metricName: 'a b' },
    { metricName: 'a{b=c}' },
    { metricName: 'x) > 1 or max(y' },
    { dimensions: [['a', '']] },
    { dimensions: [['a', 'b,c=d']] },
    { dimensions: [['a', 'b}) > 1 and max(x{c=d']] },
    { threshold: '1e3' },
    { threshold: '1 and b > 2' },
    { period: 90 },
    { times: 0 },
  ] as const)('what an expression cannot contain is refused: %j', (change) => {
    expect(changeComparison(read('avg(cpu) > 90'), 0, change)).toBeUndefined()
  })
})

describe('groups', () => {
  test.each([
    ['a > 1 AND b > 2', [], 'or', 'a > 1 OR b > 2'],
    ['a>1&&b>2', [], 'or', 'a>1||b>2'],
    ['a > 1 and b > 2 or c > 3', [], 'and', '(a > 1 and b > 2) and c > 3'],
    ['a > 1 and b > 2 or c > 3', [0], 'or', '(a > 1 or b > 2) or c > 3'],
    ['(a > 1 or b > 2) and c > 3', [0], 'and', '(a > 1 and b > 2) and c > 3'],
  ] as const)('operator: %s at %j', (text, path, operator, wanted) => {
    expect(setOperator(read(text), path, operator)).toBe(wanted)
  })

  test.each([
    ['a > 1', [], 'a > 1 and x > 0'],
    ['(a > 1)', [], '(a > 1) and x > 0'],
    ['a > 1 OR b > 2', [], 'a > 1 OR b > 2 OR x > 0'],
    ['(a > 1 or b > 2) and c > 3', [0], '(a > 1 or b > 2 or x > 0) and c > 3'],
    ['a > 1 && b > 2 or c > 3', [0], 'a > 1 && b > 2 && x > 0 or c > 3'],
  ] as const)('append: %s at %j', (text, path, wanted) => {
    expect(appendComparison(read(text), path, 'x > 0')).toBe(wanted)
  })

  test('wrap: a part and its alternative become a group', () => {
    expect(wrapPart(read('a > 1 and b > 2'), [1], 'x > 0', 'or')).toBe('a > 1 and (b > 2 or x > 0)')
  })

  test.each([
    ['a > 1 and b > 2', [0], 'b > 2'],
    ['a > 1 and b > 2', [1], 'a > 1'],
    ['(a > 1 or b > 2) and c > 3', [0, 1], 'a > 1 and c > 3'],
    ['(a > 1 or b > 2) and c > 3', [0, 0], 'b > 2 and c > 3'],
    ['(a > 1 or b > 2) and c > 3', [0], 'c > 3'],
    ['(a > 1 and b > 2 or c > 3) and d > 4', [0, 1], '(a > 1 and b > 2) and d > 4'],
    ['a > 1', [], ''],
  ] as const)('remove: %s at %j', (text, path, wanted) => {
    expect(removePart(read(text), path)).toBe(wanted)
  })
})

describe('move and ungroup', () => {
  test.each([
    // Past a condition.
    ['a > 1 and b > 2', [1], 'up', 'b > 2 and a > 1', [0]],
    ['a>1&&b>2', [0], 'down', 'b>2&&a>1', [1]],
    ['(a > 1 or b > 2) and c > 3 and d > 4', [0], 'down', 'c > 3 and (a > 1 or b > 2) and d > 4', [1]],
    ['a > 1 and b > 2 or c > 3', [0], 'down', 'c > 3 or a > 1 and b > 2', [1]],
    // Into a group.
    ['(a > 1 OR b > 2) and c > 3 and d > 4', [1], 'up', '(a > 1 OR b > 2 OR c > 3) and d > 4', [0, 2]],
    ['a > 1 and b > 2 and (c > 3 or d > 4)', [1], 'down', 'a > 1 and (b > 2 or c > 3 or d > 4)', [1, 0]],
    ['((a > 1 or b > 2) and c > 3) or d > 4', [0, 1], 'up', '(a > 1 or b > 2 or c > 3) or d > 4', [0, 2]],
    ['(a > 1 and b > 2 or c > 3) and d > 4', [0, 1], 'up', '(a > 1 and b > 2 and c > 3) and d > 4', [0, 2]],
    // Out of a group.
    ['(a > 1 or b > 2 or c > 3) and d > 4', [0, 2], 'down', '(a > 1 or b > 2) and c > 3 and d > 4', [1]],
    ['(a > 1 or b > 2) and d > 4', [0, 0], 'up', 'a > 1 and b > 2 and d > 4', [0]],
    ['c > 3 or a > 1 and b > 2', [1, 0], 'up', 'c > 3 or a > 1 or b > 2', [1]],
    ['(a > 1 and b > 2 or c > 3) and d > 4', [0, 0], 'up', '(a > 1 and b > 2) and c > 3 and d > 4', [0]],
  ] as const)('move: %s at %j %s', (text, path, to, wanted, place) => {
    expect(movePart(read(text), path, to)).toEqual({ text: wanted, path: place })
  })

  test.each([
    ['a > 1', [], 'up'],
    ['a > 1 and b > 2', [], 'down'],
    ['a > 1 and b > 2', [0], 'up'],
    ['a > 1 and (b > 2 or c > 3)', [1], 'down'],
  ] as const)('move: nothing there: %s at %j %s', (text, path, to) => {
    expect(canMove(read(text), path, to)).toBe(false)
    expect(movePart(read(text), path, to)).toBeUndefined()
  })

  test.each([
    ['(a > 1 OR b > 2) and c > 3', [0], 'a > 1 AND b > 2 and c > 3'],
    ['a > 1 and ((b > 2 and c > 3))', [1], 'a > 1 and b > 2 and c > 3'],
    ['a > 1 and b > 2 or c > 3', [0], 'a > 1 or b > 2 or c > 3'],
    ['(a > 1 and b > 2 or c > 3) and d > 4', [0], '(a > 1 and b > 2) and c > 3 and d > 4'],
    ['((a > 1 or b > 2) and c > 3) or d > 4', [0], '(a > 1 or b > 2) or c > 3 or d > 4'],
    ['a > 1 and b > 2', [], undefined],
    ['a > 1 and b > 2', [0], undefined],
  ] as const)('ungroup: %s at %j', (text, path, wanted) => {
    expect(ungroupPart(read(text), path)).toBe(wanted)
  })
})

test('start: a condition on a metric, if an expression can contain its name', () => {
  expect(startComparison('cpu.user_perc', { threshold: 90 })).toBe('avg(cpu.user_perc) > 90')
  expect(startComparison('log|errors')).toBe('avg(log|errors) > 0')
  expect(startComparison('two words')).toBeUndefined()
  expect(startComparison('a) > 1 or max(b')).toBeUndefined()
})

/** What an expression means: nested lists, without groups that do not matter. */
type Meaning = string | { type: 'and' | 'or'; parts: Meaning[] }

function join(type: 'and' | 'or', parts: Meaning[]): Meaning {
  const flat = parts.flatMap((part) => (typeof part === 'object' && part.type === type ? part.parts : [part]))
  return flat.length === 1 && flat[0] !== undefined ? flat[0] : { type, parts: flat }
}

function meaningOf(tree: Expression): Meaning {
  return tree.type === 'comparison' ? tree.metricName.value : join(tree.type, tree.operands.map(meaningOf))
}

/** The meaning of an outline after a change of the part at a path. */
function changeMeaning(
  outline: Outline,
  path: OutlinePath | undefined,
  change: (part: Outline) => Meaning | undefined,
): Meaning | undefined {
  if (path?.length === 0) return change(outline)
  if (outline.type === 'comparison') return outline.comparison.metricName.value
  const parts = outline.operands.flatMap((operand, index) => {
    const isOnPath = path !== undefined && path[0] === index
    return changeMeaning(operand, isOnPath ? path.slice(1) : undefined, change) ?? []
  })
  return parts.length === 0 ? undefined : join(outline.type, parts)
}

function keepMeaning(outline: Outline): Meaning {
  return changeMeaning(outline, undefined, () => undefined) ?? ''
}

function listPaths(outline: Outline, path: OutlinePath = []): OutlinePath[] {
  if (outline.type === 'comparison') return [path]
  return [path, ...outline.operands.flatMap((operand, index) => listPaths(operand, [...path, index]))]
}

const comparisons = fc
  .tuple(
    fc.constantFrom('NAME', 'max(NAME)', 'AVG( NAME{k=v} , 120 )', 'last(NAME{}, deterministic)'),
    fc.constantFrom(' > 1', '>=2.50', ' lt 3', ' GTE - 4 times 2'),
  )
  .map((parts) => parts.join(''))

/** Expressions in all spellings, with groups and parentheses that are not needed. */
const texts = fc
  .letrec<{ part: string; group: string; chain: string }>((tie) => ({
    chain: fc
      .tuple(
        fc.array(tie('part'), { minLength: 2, maxLength: 4 }),
        fc.array(fc.constantFrom(' and ', ' or ', ' AND ', ' Or ', ' && ', '||'), {
          minLength: 3,
          maxLength: 3,
        }),
      )
      .map(([parts, words]) => parts.reduce((text, part, index) => `${text}${words[index - 1]}${part}`)),
    group: tie('chain').map((chain) => `( ${chain})`),
    part: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      comparisons,
      tie('group'),
      comparisons.map((text) => `((${text}))`),
    ),
  }))
  .chain // Each comparison gets its own metric, so that meanings can be compared.
  .map((text) => {
    let count = 0
    return text.replaceAll('NAME', () => `m${count++}`)
  })

const places = fc.nat()

/** An outline that can be changed in place. */
type Nested = string | { type: 'and' | 'or'; parts: Nested[] }

function toNested(outline: Outline): Nested {
  if (outline.type === 'comparison') return outline.comparison.metricName.value
  return { type: outline.type, parts: outline.operands.map(toNested) }
}

function meaningOfNested(tree: Nested): Meaning {
  return typeof tree === 'string' ? tree : join(tree.type, tree.parts.map(meaningOfNested))
}

function moveNested(tree: Nested, path: OutlinePath, to: MoveDirection): void {
  const listOf = (at: OutlinePath): Nested[] => {
    let found: Nested | undefined = tree
    for (const place of at) found = typeof found === 'object' ? found.parts[place] : undefined
    return typeof found === 'object' ? found.parts : []
  }
  const [place = 0, up] = [path.at(-1), to === 'up']
  const siblings = listOf(path.slice(0, -1))
  const around = listOf(path.slice(0, -2))
  const [part = ''] = siblings.splice(place, 1)
  const beside = siblings[up ? place - 1 : place]
  if (typeof beside === 'object') beside.parts.splice(up ? beside.parts.length : 0, 0, part)
  else if (beside !== undefined) siblings.splice(place + (up ? -1 : 1), 0, part)
  else around.splice((path.at(-2) ?? 0) + (up ? 0 : 1), 0, part)
}

describe('property: structure', () => {
  test('the outline means what the text means, and has every part at its position', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { outline, tree } = read(text)
        expect(keepMeaning(outline)).toEqual(meaningOf(tree))
        const visit = (part: Outline): void => {
          for (const { start, end } of [part.inner, part.outer]) {
            expect(meaningOf(parseExpression(text.slice(start, end)))).toEqual(keepMeaning(part))
          }
          if (part.type === 'comparison') return
          for (const joint of part.joints)
            expect(['and', 'or', '&&', '||']).toContain(text.slice(joint.start, joint.end).toLowerCase())
          part.operands.forEach(visit)
        }
        visit(outline)
      }),
    )
  })

  test('another operator, a part more or less: nothing else changes its meaning', () => {
    fc.assert(
      fc.property(texts, places, fc.constantFrom('and', 'or'), (text, place, operator) => {
        const before = read(text)
        const paths = listPaths(before.outline)
        const path = paths[place % paths.length] ?? []
        const expectMeaning = (
          after: string | undefined,
          change: (part: Outline) => Meaning | undefined,
        ): void => {
          const wanted = changeMeaning(before.outline, path, change)
          if (wanted === undefined) expect(after).toBe('')
          else expect(meaningOf(parseExpression(after ?? ''))).toEqual(wanted)
        }
        expectMeaning(setOperator(before, path, operator), (part) =>
          part.type === 'comparison' ? keepMeaning(part) : join(operator, part.operands.map(keepMeaning)),
        )
        expectMeaning(removePart(before, path), () => undefined)
        expectMeaning(wrapPart(before, path, 'x > 0', operator), (part) =>
          join(operator, [keepMeaning(part), 'x']),
        )
      }),
    )
  })

  test('ungroup: the operands join the group around', () => {
    fc.assert(
      fc.property(texts, places, (text, place) => {
        const before = read(text)
        const groups = listPaths(before.outline).filter((path) => isGroup(before.outline, path))
        const path = groups[place % groups.length] ?? []
        const parent = findOutline(before.outline, path.slice(0, -1))
        const after = ungroupPart(before, path)
        if (path.length === 0 || parent === undefined || parent.type === 'comparison') {
          expect(after).toBeUndefined()
          return
        }
        const wanted = changeMeaning(before.outline, path, (part) =>
          part.type === 'comparison' ? undefined : join(parent.type, part.operands.map(keepMeaning)),
        )
        expect(meaningOf(parseExpression(after ?? ''))).toEqual(wanted)
      }),
    )
  })

  test('move: by one step, and nothing else changes', () => {
    fc.assert(
      fc.property(texts, places, fc.constantFrom('up', 'down'), (text, place, to) => {
        const before = read(text)
        const paths = listPaths(before.outline)
        const path = paths[place % paths.length] ?? []
        const moved = movePart(before, path, to)
        expect(moved !== undefined).toBe(canMove(before, path, to))
        if (moved === undefined) return
        const tree = toNested(before.outline)
        moveNested(tree, path, to)
        expect(meaningOf(parseExpression(moved.text))).toEqual(meaningOfNested(tree))
        const [part, found] = [
          findOutline(before.outline, path),
          findOutline(read(moved.text).outline, moved.path),
        ]
        expect(found && keepMeaning(found)).toEqual(part && keepMeaning(part))
      }),
    )
  })

  test('append: the group gets one operand more', () => {
    fc.assert(
      fc.property(texts, places, (text, place) => {
        const before = read(text)
        const groups = listPaths(before.outline).filter((path) => isGroup(before.outline, path))
        const path = groups[place % groups.length] ?? []
        const after = appendComparison(before, path, 'x > 0')
        const wanted = changeMeaning(before.outline, path, (part) =>
          part.type === 'comparison' ? undefined : join(part.type, [keepMeaning(part), 'x']),
        )
        expect(meaningOf(parseExpression(after ?? ''))).toEqual(wanted)
      }),
    )
  })
})

function isGroup(outline: Outline, path: OutlinePath): boolean {
  return findOutline(outline, path)?.type !== 'comparison'
}

test('property: a change of one comparison changes no other, and no text outside of it', () => {
  const changes = fc.record(
    {
      function: fc.constantFrom('avg', 'count', 'max', 'min', 'sum'),
      metricName: fc.constantFrom('x', 'disk.used'),
      dimensions: fc.constantFrom(
        [],
        [['k', 'v']],
        [
          ['a', 'b c'],
          ['d', 'e'],
        ],
      ),
      deterministic: fc.boolean(),
      period: fc.constantFrom(60, 300),
      operator: fc.constantFrom('<', '<=', '>', '>='),
      threshold: fc.constantFrom('0', '-1.50', '90'),
      times: fc.constantFrom(1, 3),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(texts, places, changes, (text, place, change) => {
      const before = read(text)
      const subs = listSubExpressions(before.tree)
      const index = place % subs.length
      const after = changeComparison(before, index, change)
      const changed = listSubExpressions(parseExpression(after ?? ''))
      expect(changed.toSpliced(index, 1)).toEqual(subs.toSpliced(index, 1))
      const part = listPaths(before.outline)
        .map((path) => findOutline(before.outline, path))
        .find((one) => one?.type === 'comparison' && one.index === index)
      const { start = 0, end = 0 } = part?.inner ?? {}
      expect(after?.startsWith(text.slice(0, start))).toBe(true)
      expect(after?.endsWith(text.slice(end))).toBe(true)
    }),
  )
})
