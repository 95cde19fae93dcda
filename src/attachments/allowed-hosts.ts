/** From which hosts files are fetched: the setting `ATTACHMENT_HOSTS`. */

/** One entry of the list. */
export type AllowedHost = {
  /** Lower case; for a wildcard what follows `*.`. */
  host: string
  /** All below it, not itself. */
  wildcard: boolean
  /** Without TLS too. */
  plain: boolean
  /** Exactly this port. Only such an entry may name an address that is not public. Null: the port of the scheme. */
  port: number | null
}

const ENTRY = /^(http:\/\/)?(\*\.)?([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(:(\d{1,5}))?$/

/** The hosts of the platforms. Source: facts/zalo.md 1.3 (zdn.vn seen with http and https; zadn.vn plausible); Meta's CDN. */
export const PLATFORM_HOSTS = 'http://*.zdn.vn,*.zadn.vn,*.fbcdn.net,*.fbsbx.com'

/** Reads a list separated by commas. @returns null when an entry is none */
export function readAllowedHosts(text: string): AllowedHost[] | null {
  const entries = text
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter(Boolean)
  const hosts = entries.map(readEntry)
  return hosts.every((host) => host !== null) ? hosts : null
}

function readEntry(entry: string): AllowedHost | null {
  const match = ENTRY.exec(entry)
  if (!match) return null
  const [, plain, star, host, , , port] = match
  const wildcard = star !== undefined
  if (wildcard && (port !== undefined || !host!.includes('.'))) return null
  return {
    host: host!.replace(/^\[|\]$/g, ''),
    wildcard,
    plain: plain !== undefined,
    port: port ? Number(port) : null,
  }
}

/** The entry that an address of the web falls under; null: it may not be fetched. Of several the one with a port counts. */
export function allowedHost(url: URL, hosts: readonly AllowedHost[]): AllowedHost | null {
  const name = hostOf(url)
  const port = url.port === '' ? null : Number(url.port)
  const fits = hosts.filter(
    (one) =>
      (one.wildcard ? name.endsWith(`.${one.host}`) : name === one.host) &&
      (url.protocol === 'https:' || one.plain) &&
      one.port === port,
  )
  return fits[0] ?? null
}

/** The host's name without brackets and without the dot at the end. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}
