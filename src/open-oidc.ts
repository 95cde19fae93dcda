/** The office's OpenID Connect provider, as the settings name it. */
import type { Config } from './config.ts'
import { type OidcClient, oidcClient } from './console/sign-in/oidc-client.ts'
import { type Log, safeError } from './telemetry/log.ts'

/** Null: there is no provider. */
export function openOidc({ env }: Config, log: Log): OidcClient | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, PUBLIC_URL } = env
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET || !PUBLIC_URL) return null
  return oidcClient(
    {
      issuer: OIDC_ISSUER,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      name: OIDC_NAME ?? new URL(OIDC_ISSUER).hostname,
      redirectUri: `${PUBLIC_URL}/console/sign-in/oidc/callback`,
    },
    (error) => log.warn({ error: safeError(error) }, 'a sign-in by OpenID Connect failed'),
  )
}
