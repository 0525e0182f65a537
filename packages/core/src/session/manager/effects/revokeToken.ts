import type { AuthContext } from '../../../identity/index.js'

/** Revokes a token: `DELETE /v3/auth/tokens`. */
export async function revokeToken(
  { context, authUrl }: { context: AuthContext; authUrl: string },
  token: string,
): Promise<void> {
  const headers = { 'X-Auth-Token': token, 'X-Subject-Token': token }
  await context.send({ method: 'DELETE', url: `${authUrl}/auth/tokens`, headers })
}
