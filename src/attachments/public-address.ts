/** Whether an address belongs to the public internet. */
import ipaddr from 'ipaddr.js'

/**
 * False for private, loopback, link-local (the metadata services of clouds among them), carrier-grade NAT, multicast and
 * reserved addresses, for IPv6 that carries an IPv4 address (mapped, compatible, 6to4, Teredo, NAT64), and for what is no
 * address. Of IPv6 only 2000::/3 is given out (RFC 4291, section 2.4).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const read = ipaddr.parse(address)
  return read.range() === 'unicast' && (read.kind() === 'ipv4' || read.toByteArray()[0]! >> 5 === 1)
}
