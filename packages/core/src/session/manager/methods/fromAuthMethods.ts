import type { AuthMethod, UserOptions } from '../../../identity/index.js'
import { lazyV3Auth } from './lazyV3Auth.js'
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
    async authenticate(context, authUrl, instead = methods) {
      const { V3Auth } = lazyV3Auth.loaded ?? (await lazyV3Auth.load())
      const scope = ownScope ? {} : { unscoped: true, includeCatalog: false }
      return new V3Auth({ authUrl, methods: instead, ...scope }).authenticate(context)
    },
  }
}
