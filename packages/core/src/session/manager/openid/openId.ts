import type { AccessInfo } from '../../../access/index.js'
import type { AuthContext } from '../../../identity/index.js'
import type { ProviderTokens } from '../../../identity/internal.js'
import type { Platform } from '../ports/platform.js'

/** Options of a sign-in by redirect. */
export type RedirectOptions = {
  /** Cancels the sign-in: it rejects with the signal's reason. */
  signal?: AbortSignal | undefined
  /** Where to return to; only addresses of this origin. @default the present address */
  returnTo?: string | undefined
  /** The name to fill in at the provider (`login_hint`). */
  loginHint?: string | undefined
  /** `login` asks for the password even if the provider knows the person, `select_account` for whom. */
  prompt?: 'login' | 'select_account' | 'consent' | undefined
}

/** Options of a sign-in in a window or a frame. */
export type WindowOptions = Omit<RedirectOptions, 'returnTo'> & {
  /** Milliseconds until it is given up. @default 300000 for a popup, 10000 for a frame */
  timeout?: number | undefined
}

/** What a sign-in at the provider takes of the manager. */
export type OpenIdEnvironment = Platform & { context: AuthContext }

/** What the page's address says when the browser comes back from the provider. */
export type Callback = {
  /** Redeems the answer; `undefined` if that has happened before. */
  redeem: (() => Promise<ProviderTokens>) | undefined
  /** Where to go on: path, query and fragment. */
  returnTo: string
}

/** The part of a session manager that talks to an OpenID provider. Made by `createOpenId`. */
export type OpenId = {
  /** Loads what renewals take, so that it is there when the network is not. */
  load(): Promise<unknown>
  /** Leaves the page for the provider. */
  redirect(environment: OpenIdEnvironment, options: RedirectOptions): Promise<void>
  /**
   * Opens a window at once, and resolves to what the person's sign-in brings.
   *
   * @param onLate - called with how to redeem an answer that comes after the window seemed to be closed
   */
  popup(
    environment: OpenIdEnvironment,
    options: WindowOptions,
    onLate: (redeem: () => Promise<ProviderTokens>) => void,
  ): Promise<ProviderTokens>
  /**
   * Asks in a hidden frame; `undefined` if the provider wants to see the person, `'unanswered'` if it does not answer
   * in a frame.
   */
  silent(
    environment: OpenIdEnvironment,
    options: WindowOptions,
  ): Promise<ProviderTokens | 'unanswered' | undefined>
  /**
   * Finishes what the page's address brings: `undefined` if it brings nothing, `'relayed'` if this window is a popup or
   * frame that has handed the answer over. The address is cleaned before anything is sent.
   */
  finish(environment: OpenIdEnvironment): Promise<Callback | 'relayed' | undefined>
  /** Gets new tokens for the refresh token, which is spent with it. */
  refresh(context: AuthContext, tokens: ProviderTokens): Promise<ProviderTokens>
  /** Takes the provider's token to Keystone. */
  exchange(context: AuthContext, authUrl: string, tokens: ProviderTokens): Promise<AccessInfo>
  /** Revokes the refresh token, or else the access token, if the provider offers that. */
  revoke(context: AuthContext, tokens: ProviderTokens): Promise<void>
  /** Where the provider ends its own session; `undefined` if it offers no such address. */
  endSessionUrl(
    environment: OpenIdEnvironment,
    tokens: ProviderTokens | undefined,
  ): Promise<string | undefined>
}
