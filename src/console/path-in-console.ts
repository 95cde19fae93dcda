/** Keeps redirects inside the console, whatever an address says. */

/** The path and query of an address when it is one of ours, else the first page. */
export function pathInConsole(address: string | undefined): string {
  if (!address?.startsWith('/') || !URL.canParse(address, 'http://console')) return '/console'
  const { origin, pathname, search } = new URL(address, 'http://console')
  const isOurs = origin === 'http://console' && (pathname === '/console' || pathname.startsWith('/console/'))
  return isOurs ? `${pathname}${search}` : '/console'
}
