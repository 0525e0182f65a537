import { InvalidParameterError } from '@monasca/core'

/** Refuses a value that an option cannot have. `parameter` is the path of the option. @throws InvalidParameterError */
export type Check = (value: unknown, parameter: string) => void

/** An object with these members and no others: a name that is spelt wrongly would be ignored for good. */
export function members<options extends object>(checks: { [name in keyof options]-?: Check }): Check {
  const known = new Map<string, Check>(Object.entries(checks))
  return (value, parameter) => {
    const given = isObject(value) ? value : refuse(parameter, 'must be an object')
    const unknown = Object.keys(given).find((name) => !known.has(name))
    if (unknown !== undefined) {
      refuse(pathOf(parameter, unknown), `is no option; there are ${[...known.keys()].join(', ')}`)
    }
    for (const [name, check] of known) check(given[name], pathOf(parameter, name))
  }
}

/** A member that may be left out. */
export function optional(check: Check): Check {
  return (value, parameter) => {
    if (value !== undefined) check(value, parameter)
  }
}

/** A value that may be this one instead, such as `false` for none. */
export function or(instead: unknown, check: Check): Check {
  return (value, parameter) => {
    if (value !== instead) check(value, parameter)
  }
}

/** A number within limits, in the unit of the option. */
export function number(least: number, most?: number | undefined): Check {
  const limits = most === undefined ? `of ${least} or more` : `from ${least} to ${most}`
  return (value, parameter) => {
    if (!(typeof value === 'number' && value >= least && value <= (most ?? Infinity))) {
      refuse(parameter, `must be a number ${limits}`)
    }
  }
}

/** A whole number within limits. */
export function whole(least: number, most: number): Check {
  return (value, parameter) => {
    if (!(typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most)) {
      refuse(parameter, `must be a whole number from ${least} to ${most}`)
    }
  }
}

/** One of some words. */
export function oneOf<const word extends string>(...words: readonly word[]): Check {
  return (value, parameter) => {
    if (!words.some((word) => word === value)) refuse(parameter, `must be ${words.join(' or ')}`)
  }
}

/** What `typeof` tells. */
export function ofType(type: 'boolean' | 'string' | 'function'): Check {
  return (value, parameter) => {
    if (typeof value !== type) refuse(parameter, `must be a ${type}`)
  }
}

/** An object whose members are looked at elsewhere. */
export function anyObject(value: unknown, parameter: string): void {
  if (!isObject(value)) refuse(parameter, 'must be an object')
}

/** A list whose elements are looked at elsewhere. */
export function anyList(value: unknown, parameter: string): void {
  if (!Array.isArray(value)) refuse(parameter, 'must be a list')
}

/** A list of texts. */
export function texts(value: unknown, parameter: string): void {
  const isTexts = Array.isArray(value) && value.every((element) => typeof element === 'string')
  if (!isTexts) refuse(parameter, 'must be a list of texts')
}

/** Whatever: who uses it looks at it. */
export function anything(): void {}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function pathOf(parent: string, name: string): string {
  return parent === 'options' ? name : `${parent}.${name}`
}

function refuse(parameter: string, reason: string): never {
  throw new InvalidParameterError({ parameter, reason })
}
