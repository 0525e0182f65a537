import { type AuthMethod, type UserOptions, V3Auth } from '../../../identity/index.js'
import type { SignInMethod, SignInMethodName } from './signInMethod.js'

export type AuthMethodsOptions = {
  name: SignInMethodName
  methods: readonly AuthMethod[]
  user?: UserOptions | undefined
  keepCredentials: boolean
  /** The credential brings its scope: none may be asked for. */
  ownScope?: boolean | undefined
}

/** Makes a way in of methods of Keystone's v3 API. */
export function fromAuthMethods({
  name,
  methods,
  user,
  keepCredentials,
  ownScope,
}: AuthMethodsOptions): SignInMethod {
  return {
    name,
    keepCredentials,
    user,
    methods,
    authenticate(context, authUrl, instead = methods) {
      const scope = ownScope ? {} : { unscoped: true, includeCatalog: false }
      return new V3Auth({ authUrl, methods: instead, ...scope }).authenticate(context)
    },
  }
}
