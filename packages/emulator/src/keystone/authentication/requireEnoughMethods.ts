import type { Keystone } from '../model/keystone.js'
import { createOpaqueId } from '../model/opaqueIds.js'
import type { Receipt } from '../model/receipts.js'
import type { UserOptions } from '../model/users.js'
import { KeystoneError } from '../requests/errors.js'
import { authMethods } from './methods/methods.js'

/** Milliseconds within which the missing methods must follow; the default of the real service. */
const receiptLife = 300_000

/** Thrown if the methods used are correct but not sufficient: the reply is 401 with a receipt. */
export class MissingMethodsError extends Error {
  override name = 'MissingMethodsError'
  readonly receiptId: string
  readonly receipt: Receipt
  readonly user: { id: string; name: string; domain: { id: string; name: string } }
  /** Alternatives; all methods of one of them are needed. */
  readonly rules: readonly (readonly string[])[]

  constructor(keystone: Keystone, receipt: Receipt, rules: readonly (readonly string[])[]) {
    super('The user must use further methods.')
    const user = keystone.users.byId(receipt.userId)
    const domain = keystone.domains.byId(user?.domain_id ?? '')
    this.user = {
      id: receipt.userId,
      name: user?.name ?? '',
      domain: { id: domain?.id ?? '', name: domain?.name ?? '' },
    }
    this.receipt = receipt
    this.rules = rules
    this.receiptId = createOpaqueId()
    keystone.receipts.insert(this.receiptId, receipt)
  }
}

/**
 * Checks the methods of a sign-in and of its receipt against the rules of the user; returns all of them.
 *
 * @throws `KeystoneError` 401 if the receipt is unknown, expired, or belongs to another user
 * @throws `MissingMethodsError` if no rule is met
 */
export function requireEnoughMethods(
  keystone: Keystone,
  { userId, methods }: { userId: string; methods: ReadonlySet<string> },
  receiptId: string | undefined,
): Set<string> {
  const now = keystone.clock()
  const earlier = receiptId ? findReceipt(keystone, receiptId, userId) : undefined
  const all = new Set([...methods, ...(earlier?.methods ?? [])])
  const rules = rulesOf(keystone.users.byId(userId)?.options)
  // A method that this server does not support is not required, so that it locks no user out.
  const isMet = (rule: readonly string[]) =>
    rule.every((method) => all.has(method) || !authMethods.has(method))
  if (rules.length === 0 || rules.some(isMet)) return all
  keystone.receipts.removeExpired(now)
  const issuedAt = Math.floor(now / 1000) * 1000
  const receipt = { userId, methods: [...all], issuedAt, expiresAt: issuedAt + receiptLife }
  throw new MissingMethodsError(keystone, receipt, rules)
}

function findReceipt(keystone: Keystone, receiptId: string, userId: string): Receipt {
  const receipt = keystone.receipts.find(receiptId)
  if (!receipt || receipt.userId !== userId || keystone.clock() >= receipt.expiresAt) {
    throw new KeystoneError(401, 'The receipt is unknown, has expired, or belongs to another user.')
  }
  return receipt
}

function rulesOf(options: UserOptions = {}): string[][] {
  const { multi_factor_auth_enabled: enabled = true, multi_factor_auth_rules: rules = [] } = options
  return enabled ? rules : []
}
