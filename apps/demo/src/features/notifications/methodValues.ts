import type { NotificationFields, NotificationMethod } from '@monasca/core'
import { otherPeriod } from './periods.js'

/** What the inputs of the form contain. */
export type MethodValues = {
  name: string
  type: string
  address: string
  /** Seconds, or `otherPeriod`. */
  period: string
  /** The other period, in seconds. */
  seconds: string
}

/** Maximum number of characters that servers store. */
const maximumName = 250

/** The values of a form when it opens. `types` are the server's: another one is never preselected. */
export function initialValues(
  action: 'create' | 'edit' | 'clone',
  method: NotificationMethod | undefined,
  methods: readonly NotificationMethod[],
  types: readonly string[],
): MethodValues {
  if (method === undefined) {
    const type = types.includes('EMAIL') ? 'EMAIL' : (types[0] ?? '')
    return { name: '', type, address: '', period: '0', seconds: '' }
  }
  const { name, type, address, period } = method
  const freeName = action === 'clone' ? cloneName(name, methods) : name
  return { name: freeName, type, address, period: String(period), seconds: '' }
}

/** A free name for a copy: "Ops mail (copy)", "Ops mail (copy 2)". */
export function cloneName(name: string, methods: readonly NotificationMethod[]): string {
  const taken = new Set(methods.map((method) => method.name))
  for (let number = 1; ; number++) {
    const end = number === 1 ? ' (copy)' : ` (copy ${number})`
    const candidate = [...name].slice(0, maximumName - end.length).join('') + end
    if (!taken.has(candidate)) return candidate
  }
}

/** Why a name cannot be saved, or `null`. `ownId` is the id of the method that may have it already. */
export function findNameProblem(
  name: string,
  methods: readonly NotificationMethod[],
  ownId: string | undefined,
): string | null {
  if (name === '') return 'Enter a name.'
  if ([...name].length > maximumName) return `Use at most ${maximumName} characters.`
  const isTaken = methods.some((method) => method.name === name && method.id !== ownId)
  return isTaken ? 'Another method has this name.' : null
}

/** Why a typed period cannot be saved, or `null`. */
export function findPeriodProblem(seconds: string): string | null {
  return /^\d{1,9}$/.test(seconds.trim()) ? null : 'Enter a whole number of seconds.'
}

/** The fields to send. Blanks around texts are typing errors. */
export function toFields({ name, type, address, period, seconds }: MethodValues): NotificationFields {
  const typed = period === otherPeriod ? seconds.trim() : period
  return { name: name.trim(), type, address: address.trim(), period: Number(typed) }
}

/** The fields that differ from those of a method, so that an edit keeps what others change meanwhile. */
export function changedFields(
  method: NotificationMethod,
  fields: NotificationFields,
): Partial<NotificationFields> {
  const { name, type, address, period } = fields
  return {
    ...(name === method.name ? {} : { name }),
    ...(type === method.type ? {} : { type }),
    ...(address === method.address ? {} : { address }),
    ...(period === method.period ? {} : { period }),
  }
}
