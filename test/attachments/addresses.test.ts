/** Which hosts and addresses files may come from. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowedHost, PLATFORM_HOSTS, readAllowedHosts } from '../../src/attachments/allowed-hosts.ts'
import { isPublicAddress } from '../../src/attachments/public-address.ts'

describe('an address of the public internet', () => {
  test.each([
    '1.1.1.1',
    '203.162.0.181',
    '157.240.7.35',
    '2606:4700:4700::1111',
    '2a03:2880:f12f:83:face:b00c::25de',
  ])('%s is one', (address) => expect(isPublicAddress(address)).toBe(true))

  test.each([
    ['127.0.0.1', 'this machine'],
    ['127.8.9.10', 'this machine'],
    ['0.0.0.0', 'this machine'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['169.254.169.254', 'metadata of clouds'],
    ['100.64.0.1', 'carrier-grade NAT'],
    ['100.100.100.200', 'metadata of Alibaba'],
    ['192.0.0.192', 'metadata of Oracle'],
    ['198.18.0.1', 'benchmarks'],
    ['224.0.0.1', 'multicast'],
    ['255.255.255.255', 'broadcast'],
    ['240.0.0.1', 'reserved'],
    ['::1', 'this machine'],
    ['::', 'this machine'],
    ['fe80::1', 'link-local'],
    ['fd00:ec2::254', 'private'],
    ['ff02::1', 'multicast'],
    ['::ffff:10.0.0.1', 'IPv4-mapped'],
    ['::ffff:8.8.8.8', 'IPv4-mapped'],
    ['64:ff9b::a00:1', 'NAT64'],
    ['64:ff9b:1::a00:1', 'NAT64'],
    ['::7f00:1', 'IPv4-compatible'],
    ['4000::1', 'not given out'],
    ['2002:7f00:1::', '6to4'],
    ['2001:0:7f00:1::', 'Teredo'],
    ['2001:db8::1', 'documentation'],
    ['localhost', 'no address'],
    ['', 'no address'],
  ])('%s is none: %s', (address) => expect(isPublicAddress(address)).toBe(false))
})

describe('the list of hosts', () => {
  const hosts = readAllowedHosts(PLATFORM_HOSTS)!
  const isAllowed = (url: string) => allowedHost(new URL(url), hosts) !== null

  test.each([
    'https://photo-link-talk.zdn.vn/a.jpg',
    'http://photo-link-talk.zdn.vn/a.jpg',
    'https://a.b.zadn.vn/x',
    'https://scontent.xx.fbcdn.net/v/1.jpg?oh=1',
    'https://cdn.fbsbx.com/v/audio.mp4',
    'https://A.ZDN.VN./x',
  ])('%s is on it', (url) => expect(isAllowed(url)).toBe(true))

  test.each([
    'http://scontent.xx.fbcdn.net/1.jpg',
    'https://zdn.vn/a.jpg',
    'https://evilzdn.vn/a.jpg',
    'https://zdn.vn.evil.example/a',
    'https://a.zdn.vn:8443/a',
    'http://a.zdn.vn:22/a',
    'https://127.0.0.1/a',
    'https://example.com/?.zdn.vn',
    'https://a.zdn.vn@example.com/',
  ])('%s is not', (url) => expect(isAllowed(url)).toBe(false))

  test('an entry with a port allows exactly that port of that host', () => {
    const [entry, ...others] = readAllowedHosts('http://127.0.0.1:3000')!
    expect(others).toEqual([])
    const allows = (url: string) => allowedHost(new URL(url), [entry!]) !== null
    expect(allows('http://127.0.0.1:3000/simulator/assets/photo.png')).toBe(true)
    for (const url of [
      'http://127.0.0.1:3001/',
      'http://127.0.0.2:3000/',
      'http://127.0.0.1/',
      'http://localhost:3000/',
    ])
      expect(allows(url)).toBe(false)
  })

  test.each([
    '*',
    '*.',
    '*.vn',
    'a b',
    'https://a.example',
    'a.example/path',
    '*.a.example:80',
    'ftp://a.example',
  ])('%s is no entry', (text) => expect(readAllowedHosts(text)).toBeNull())

  test('a host is allowed exactly when it lies below an entry', () => {
    const tail = fc.constantFrom('', '.zdn.vn', 'zdn.vn', '.zdn.vn.evil.example', '.fbcdn.net', '.fbsbx.com.')
    fc.assert(
      fc.property(fc.domain(), tail, (domain, end) => {
        const isBelow = ['.zdn.vn', '.fbcdn.net', '.fbsbx.com.'].includes(end)
        return isAllowed(`https://${domain}${end}/x`) === isBelow
      }),
    )
  })
})
