/** The office's OpenID Connect provider: authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0, 3.1; RFC 7636). */
import * as client from 'openid-client'
import { z } from 'zod'
import type { OidcPerson } from '../../accounts/sign-in.ts'

const ANSWERS_WITHIN_S = 10

export type OidcSettings = {
  /** `https://…`, or `http://` on this machine. */
  issuer: string
  clientId: string
  clientSecret: string
  /** What the button on the sign-in page says. */
  name: string
  /** Where the provider sends people back to: an address of ours that is registered there. */
  redirectUri: string
}

/** What has to come back from the provider, or the answer is not to our question. */
export type OidcChecks = { state: string; nonce: string; verifier: string }

export type OidcClient = {
  name: string
  /** The address at the provider, and what its answer is checked against. Null when the provider cannot be asked now. */
  begin(): Promise<{ address: string; checks: OidcChecks } | null>
  /**
   * Who has signed in there.
   *
   * @param query of the address that the provider sent the browser to
   * @returns null when it is no answer to our question, the person refused, or the provider cannot be asked now
   */
  finish(query: URLSearchParams, checks: OidcChecks): Promise<OidcPerson | null>
}

/** `email` counts only where the provider says that it has verified it. */
const Claims = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.string()]).optional(),
})

/** @param onTrouble told of what the provider, or somebody in its name, got wrong */
export function oidcClient(settings: OidcSettings, onTrouble: (error: unknown) => void): OidcClient {
  let known: Promise<client.Configuration> | null = null
  const configuration = () => {
    known ??= discover(settings).catch((error: unknown) => {
      known = null // asked again at the next sign-in
      throw error
    })
    return known
  }
  const orNull = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work()
    } catch (error) {
      onTrouble(error)
      return null
    }
  }
  return {
    name: settings.name,
    begin: () =>
      orNull(async () => {
        const checks = {
          state: client.randomState(),
          nonce: client.randomNonce(),
          verifier: client.randomPKCECodeVerifier(),
        }
        const address = client.buildAuthorizationUrl(await configuration(), {
          redirect_uri: settings.redirectUri,
          scope: 'openid email',
          state: checks.state,
          nonce: checks.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
          code_challenge_method: 'S256',
        })
        return { address: address.href, checks }
      }),
    finish: (query, checks) =>
      orNull(async () => {
        const config = await configuration()
        const tokens = await client.authorizationCodeGrant(
          config,
          new URL(`${settings.redirectUri}?${query}`),
          {
            expectedState: checks.state,
            expectedNonce: checks.nonce,
            pkceCodeVerifier: checks.verifier,
            idTokenExpected: true,
          },
        )
        return personOf(config, tokens)
      }),
  }
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
  const onThisMachine = new URL(issuer).protocol === 'http:'
  return client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: ANSWERS_WITHIN_S,
    execute: [client.enableNonRepudiationChecks, ...(onThisMachine ? [client.allowInsecureRequests] : [])],
  })
}

/** Many providers tell the address only when asked for it, not in the ID token. */
async function personOf(
  config: client.Configuration,
  tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers,
): Promise<OidcPerson> {
  const told = Claims.parse(tokens.claims())
  const more =
    told.email === undefined && config.serverMetadata().userinfo_endpoint !== undefined
      ? Claims.partial().parse(await client.fetchUserInfo(config, tokens.access_token, told.sub))
      : told
  const isVerified = more.email_verified === true || more.email_verified === 'true'
  return { issuer: told.iss, subject: told.sub, email: isVerified ? (more.email ?? null) : null }
}
