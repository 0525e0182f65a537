import { dashboardLimits } from './dashboard.js'

/** Returns a title that is free: `Host (copy)`, `Host (copy 2)`, … */
export function titleOfCopy(title: string, taken: readonly string[]): string {
  const stem = title.replace(/ \(copy(?: \d+)?\)$/, '')
  return firstFree(taken, (number) => shorten(stem, number === 1 ? ' (copy)' : ` (copy ${number})`))
}

/** Returns the title, or one with a number if it is taken: `Wall`, `Wall 2`, … */
export function freeTitle(title: string, taken: readonly string[]): string {
  return firstFree(taken, (number) => (number === 1 ? title : shorten(title, ` ${number}`)))
}

function firstFree(taken: readonly string[], titleOf: (number: number) => string): string {
  let number = 1
  while (taken.includes(titleOf(number))) number += 1
  return titleOf(number)
}

function shorten(title: string, end: string): string {
  return title.slice(0, dashboardLimits.title - end.length) + end
}
