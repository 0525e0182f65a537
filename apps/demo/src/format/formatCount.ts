import { locale } from './locale.js'

const format = new Intl.NumberFormat(locale)

/** A whole number with the separators of the locale: `20,039`. */
export function formatCount(count: number): string {
  return format.format(count)
}
