/** The settings of sign-in by OpenID Connect: which go together. */

const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]']

/** Whether a provider may be asked at an address: what it says must not be changed on the way. */
export function isSafeIssuer(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && THIS_MACHINE.includes(hostname))
}

/** What is missing where OIDC_ISSUER is set. */
export function missingOfOidc(given: Record<string, string | undefined>): string[] {
  const all = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']
  if (all.every((name) => given[name] === undefined)) return []
  return [...all, 'PUBLIC_URL']
    .filter((name) => given[name] === undefined)
    .map(
      (name) => `${name}: is missing; sign-in by OpenID Connect needs ${[...all, 'PUBLIC_URL'].join(', ')}`,
    )
}
