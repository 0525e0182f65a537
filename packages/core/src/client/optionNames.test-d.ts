import { expectTypeOf, test } from 'vitest'
import type {
  clientOptionNames,
  managerOptionNames,
  openIdOptionNames,
  sessionOptionNames,
} from '../development/optionNames.js'
import type { CreateSessionOptions, OpenIdOptions, SessionManagerOptions } from '../session/index.js'
import type { CreateClientOptions } from './index.js'

type KeysOf<options> = options extends unknown ? keyof options : never
type In<names extends readonly string[]> = names[number]

test('optionNames: the options of the types, none missing and none too many', () => {
  type OfSession = In<typeof sessionOptionNames>
  expectTypeOf<OfSession>().toEqualTypeOf<keyof CreateSessionOptions>()
  expectTypeOf<In<typeof clientOptionNames>>().toEqualTypeOf<
    Exclude<KeysOf<CreateClientOptions>, OfSession>
  >()
  expectTypeOf<In<typeof managerOptionNames>>().toEqualTypeOf<
    Exclude<keyof SessionManagerOptions, OfSession>
  >()
  expectTypeOf<In<typeof openIdOptionNames>>().toEqualTypeOf<keyof OpenIdOptions>()
})
