import { type InferOutput, literal, object, parse, pipe, string, transform } from 'valibot'
import { parameter } from '../../search/parameter.js'
import { safeTarget } from '../../session/safeTarget.js'

export const signInSearch = object({
  /** Where to go after signing in. */
  redirect: parameter(
    pipe(
      string(),
      transform((value) => {
        const target = safeTarget(value)
        return target === '/' ? undefined : target
      }),
    ),
  ),
  /** Whether Keystone's web single sign-on has just brought a token to this page. */
  sso: parameter(literal(true)),
  /** Whether another tab ended the session. */
  elsewhere: parameter(literal(true)),
})

/** The search parameters of the sign-in page. */
export type SignInSearch = Partial<InferOutput<typeof signInSearch>>

/** Reads the search parameters without the router. */
export function readSignInSearch(search: string): SignInSearch {
  const parameters = new URLSearchParams(search)
  const isTrue = (name: string) => parameters.get(name) === 'true' || undefined
  return parse(signInSearch, {
    redirect: parameters.get('redirect') ?? undefined,
    sso: isTrue('sso'),
    elsewhere: isTrue('elsewhere'),
  })
}
