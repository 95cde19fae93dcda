/** A real OpenID Connect provider on this machine, and a browser that signs in to it without asking. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export type TestProvider = {
  issuer: string
  /** What the provider tells of each person, by subject. */
  people: Record<string, { email?: string; email_verified?: boolean }>
  /** Signs somebody in at an address of the provider. @returns the address that the browser is sent back to */
  signsIn(address: string, subject: string): Promise<URL>
  stop(): Promise<void>
}

export const CLIENT = { clientId: 'console', clientSecret: 'a secret of the tests, long enough' }

/** @param redirectUri the address that is registered there */
export async function startProvider(redirectUri: string): Promise<TestProvider> {
  let handle: (request: never, response: never) => unknown = () => {}
  const server = createServer((request, response) => handle(request as never, response as never))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const people: TestProvider['people'] = {}
  let who = ''
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['a key of the tests'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, subject) => ({
      accountId: subject,
      claims: async () => ({ sub: subject, ...people[subject] }),
    }),
    async loadExistingGrant(context) {
      const { client, session } = context.oidc
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  const callback = provider.callback()
  handle = (request: never, response: never) => {
    const { url = '' } = request as { url?: string }
    if (!url.startsWith('/interaction/')) return callback(request, response)
    return provider.interactionFinished(request, response, { login: { accountId: who } })
  }
  return {
    issuer,
    people,
    async signsIn(address, subject) {
      who = subject
      const cookies = new Map<string, string>()
      let next = address
      while (!next.startsWith(redirectUri)) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const response = await fetch(next, { redirect: 'manual', headers: { cookie } })
        for (const given of response.headers.getSetCookie()) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(given)!
          cookies.set(name!, value!)
        }
        const location = response.headers.get('location')
        if (!location) throw new Error(`the provider answered ${response.status}`)
        next = new URL(location, next).href
      }
      return new URL(next)
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
