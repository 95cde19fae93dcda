/** What is set on a Page, by exact requests. */
import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pageShows } from '../../../dialogs/menu/page.ts'
import type { PageAccess } from '../../../src/channels/messenger/page-info.ts'
import {
  type PageProfile,
  partsToSet,
  profileOf,
  setProfile,
} from '../../../src/channels/messenger/profile.ts'
import { PAGE, PROOF, SECRETS } from './page.ts'

const page: PageAccess = {
  pageId: PAGE,
  pageToken: 'test-page-token',
  secrets: SECRETS,
  graphUrl: 'https://graph.facebook.com',
  version: 'v26.0',
}
const wanted = profileOf(pageShows())
const graph = () =>
  nock('https://graph.facebook.com', { reqheaders: { authorization: 'Bearer test-page-token' } })
const PATH = '/v26.0/me/messenger_profile'
const expectRead = (profile: object) =>
  graph()
    .get(PATH)
    .query({ fields: 'get_started,greeting,ice_breakers,persistent_menu', appsecret_proof: PROOF })
    .reply(200, { data: [profile] })
const expectSet = (body: object) =>
  graph()
    .post(PATH, body as never)
    .query({ appsecret_proof: PROOF })
const done = { result: 'success' }
const refused = (code: number) => ({ error: { message: 'x', type: 'OAuthException', code, fbtrace_id: 'A' } })

beforeEach(() => nock.disableNetConnect())
afterEach(() => {
  const waiting = nock.pendingMocks()
  nock.cleanAll()
  nock.enableNetConnect()
  expect(waiting).toEqual([])
})

describe('a Page', () => {
  test('that shows nothing yet gets all of it in two calls', async () => {
    expectRead({})
    const { greeting, ...rest } = wanted
    expectSet(rest).reply(200, done)
    expectSet({ greeting }).reply(200, done)
    expect(await setProfile(page, wanted)).toEqual({
      set: ['get_started', 'greeting', 'ice_breakers', 'persistent_menu'],
      greetingRefused: null,
    })
  })

  test('that shows all of it is only read', async () => {
    expectRead({ ...wanted, id: 'anything', greeting: wanted.greeting.toReversed() })
    expect(await setProfile(page, wanted)).toEqual({ set: [], greetingRefused: null })
  })

  test('gets only what differs', async () => {
    expectRead({ ...wanted, ice_breakers: [{ call_to_actions: [{ question: 'Cũ', payload: 'old' }] }] })
    expectSet({ ice_breakers: wanted.ice_breakers }).reply(200, done)
    expect((await setProfile(page, wanted)).set).toEqual(['ice_breakers'])
  })

  test('whose greeting is refused has everything else', async () => {
    expectRead({ ...wanted, greeting: undefined })
    expectSet({ greeting: wanted.greeting }).reply(400, refused(100))
    expect(await setProfile(page, wanted)).toEqual({ set: [], greetingRefused: '100' })
  })

  test.each([
    [400, refused(613), 'rate_limited'],
    [400, refused(190), 'credentials'],
    [500, {}, 'temporary'],
  ])('%s %o is a failure that names what helps', async (status, body, failure) => {
    expectRead({})
    const { greeting: _, ...rest } = wanted
    expectSet(rest).reply(status, body)
    await expect(setProfile(page, wanted)).rejects.toMatchObject({ failure })
  })

  test('whose greeting cannot be set for want of rights is a failure too', async () => {
    expectRead({ ...wanted, greeting: undefined })
    expectSet({ greeting: wanted.greeting }).reply(400, refused(190))
    await expect(setProfile(page, wanted)).rejects.toMatchObject({ failure: 'credentials' })
  })
})

test.each([null, 'x', [], { get_started: 5, persistent_menu: [{}], greeting: {} }])(
  'an answer that cannot be read (%o) means that all must be set',
  (answered) => {
    expect(partsToSet(answered, wanted)).toHaveLength(4)
  },
)

describe('what a Page shows', () => {
  test('fits into Meta’s limits and starts what the conversations offer', () => {
    const { persistent_menu, ice_breakers, greeting, get_started }: PageProfile = wanted
    expect(get_started.payload).toBe('ln:hello')
    const [menu] = persistent_menu
    const payloads = menu!.call_to_actions.map(({ payload }) => payload)
    expect(payloads).toContain('ln:start:complain')
    expect(payloads.every((payload) => payload.startsWith('ln:'))).toBe(true)
    expect(ice_breakers[0]!.call_to_actions).toHaveLength(4)
    expect(greeting.map(({ locale }) => locale)).toEqual(['default', 'vi_VN'])
    for (const { text } of greeting) expect(text.length).toBeLessThanOrEqual(160)
  })

  test.each([
    ['five ice breakers', { iceBreakers: Array(5).fill({ label: 'x', payload: 'y' }) }],
    ['six items', { menu: Array(6).fill({ label: 'x', payload: 'y' }) }],
    ['a long item', { menu: [{ label: 'x'.repeat(31), payload: 'y' }] }],
    ['a long greeting', { greeting: { default: 'x'.repeat(161), vi: 'x' } }],
  ])('refuses %s', (_, part) => {
    expect(() => profileOf({ ...pageShows(), ...part })).toThrow(RangeError)
  })
})
