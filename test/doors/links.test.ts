import { describe, expect, test } from 'vitest'
import type { ChannelAccounts } from '../../src/channels/accounts.ts'
import { accountFor, doorLinks } from '../../src/doors/links.ts'
import type { Door } from '../../src/doors/ref.ts'

const oa = (oaId: string, unit: string | null) => ({
  oaId,
  unit,
  displayName: null,
  appId: '1',
  appSecret: 's',
  secrets: ['s'],
  refreshToken: null,
})
const page = (pageId: string, unit: string | null) => ({
  pageId,
  unit,
  displayName: null,
  secrets: ['s'],
  pageToken: 't',
  verifyToken: 'v',
})

describe('the account of a poster', () => {
  const accounts = [oa('1', 'tinh'), oa('2', null), oa('3', 'phuong'), oa('4', 'so')]

  test.each([
    ['the unit’s own', ['phuong', 'tinh'], '3'],
    ['that of the nearest unit above it', ['to-mot-cua', 'so', 'tinh'], '4'],
    ['one for everybody where no unit in its line has one', ['vien', 'bo'], '2'],
    ['one for everybody for a unit outside the tree', [], '2'],
  ])('is %s', (_, line, oaId) => {
    expect(accountFor(accounts, line)?.oaId).toBe(oaId)
  })

  test('is rather one for everybody than that of another unit', () => {
    expect(accountFor([oa('3', 'phuong'), oa('2', null)], ['xa'])?.oaId).toBe('2')
    expect(accountFor([oa('3', 'phuong'), oa('4', 'so')], ['xa'])?.oaId).toBe('3')
  })

  test('is none where none is connected', () => {
    expect(accountFor([], ['phuong'])).toBeNull()
  })
})

describe('the links of a door', () => {
  const door: Door = { what: 'rate', unitCode: 'phuong', counter: '3', procedureCode: null }
  const both: ChannelAccounts = { oas: [oa('22', null)], pages: [page('111', 'xa'), page('112', 'phuong')] }

  test('name the account of its unit on each channel', () => {
    expect(doorLinks(door, 'DG-7K4M2', both, ['phuong'], 'https://zalo.me/{oa}')).toEqual([
      { channel: 'zalo', url: 'https://zalo.me/22' },
      { channel: 'messenger', url: 'https://m.me/112?ref=ln1_rate_phuong_3' },
    ])
  })

  test('leave out a channel that is not connected', () => {
    const links = doorLinks(door, 'DG-7K4M2', { ...both, oas: [] }, ['phuong'], 'https://zalo.me/{oa}')
    expect(links.map(({ channel }) => channel)).toEqual(['messenger'])
  })

  test('take Zalo’s form from the setting, with the code or the ref filled in', () => {
    const form = 'https://zalo.me/{oa}?text={code}&ref={ref}'
    const [zalo] = doorLinks(door, 'DG-7K4M2', both, ['phuong'], form)
    expect(zalo?.url).toBe('https://zalo.me/22?text=DG-7K4M2&ref=ln1_rate_phuong_3')
  })
})
