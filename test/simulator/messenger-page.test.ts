import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { citizenId } from '../../src/simulator/platform.ts'
import { type MessengerCalls, messengerCalls } from './messenger-calls.ts'

const user = citizenId('messenger', 1)
let calls: MessengerCalls
beforeEach(async () => {
  calls = await messengerCalls()
})
afterEach(() => calls.close())

const get_started = { payload: 'ln:hello' }
const menu = (n: number, title = 'Gửi phản ánh') => [
  {
    locale: 'default',
    composer_input_disabled: false,
    call_to_actions: Array.from({ length: n }, () => ({ type: 'postback', title, payload: 'new' })),
  },
]

describe('the Messenger profile', () => {
  const set = (body: object) => calls.call('POST', 'me/messenger_profile', body)
  const get = async (fields: string) =>
    (await calls.call('GET', `me/messenger_profile?fields=${fields}`)).body

  test('keeps what is set, replaces what is named, and forgets what is deleted', async () => {
    expect((await set({ get_started, persistent_menu: menu(2) })).body).toEqual({ result: 'success' })
    await set({ persistent_menu: menu(1) })
    expect(await get('get_started,persistent_menu')).toEqual({
      data: [{ get_started, persistent_menu: menu(1) }],
    })
    await calls.call('DELETE', 'me/messenger_profile', { fields: ['persistent_menu'] })
    expect(await get('persistent_menu')).toEqual({ data: [] })
  })

  test.each([
    { what: 'a menu without Get Started', body: { persistent_menu: menu(1) } },
    { what: 'a menu of 21', body: { get_started, persistent_menu: menu(21) } },
    { what: 'a title of 31', body: { get_started, persistent_menu: menu(1, 'a'.repeat(31)) } },
    { what: 'no default', body: { greeting: [{ locale: 'vi_VN', text: 'Chào' }] } },
    { what: 'a greeting of 161', body: { greeting: [{ locale: 'default', text: 'a'.repeat(161) }] } },
    { what: 'an unknown property', body: { colour: 'red' } },
    { what: 'nothing', body: {} },
  ])('refuses $what', async ({ body }) => {
    expect((await set(body)).body.error.code).toBe(100)
  })

  test('bears ten calls in ten minutes', async () => {
    for (let i = 0; i < 10; i++) await get('greeting')
    expect((await get('greeting')).error.code).toBe(613)
    calls.simulator.moveClock(600_000)
    expect(await get('greeting')).toEqual({ data: [] })
  })
})

describe('the subscription of the Page', () => {
  const path = () => `${calls.page}/subscribed_apps`
  const fields = async () => (await calls.call('GET', path())).body.data[0]?.subscribed_fields

  test('is there from the start, can be set, and is lost by DELETE', async () => {
    expect(await fields()).toContain('messaging_postbacks')
    expect(await fields()).not.toContain('response_feedback')
    const set = await calls.call('POST', `${path()}?subscribed_fields=messages,message_echoes`)
    expect(set.body).toEqual({ success: true })
    expect(await fields()).toEqual(['messages', 'message_echoes'])
    expect((await calls.call('POST', path(), { subscribed_fields: ['nonsense'] })).body.error.code).toBe(100)
    await calls.call('DELETE', path())
    expect((await calls.call('GET', path())).body).toEqual({ data: [] })
  })

  test('decides what the webhook hears', async () => {
    await calls.call('POST', path(), { subscribed_fields: ['messages'] })
    await calls.simulator.say('messenger', user, { kind: 'start' })
    expect(calls.bot.received).toEqual([])
    await calls.simulator.say('messenger', user, 'chào')
    expect(calls.bot.heard).toMatchObject([{ incoming: { text: 'chào' } }])
    await calls.call('DELETE', path())
    await calls.simulator.say('messenger', user, 'còn ai không')
    expect(calls.bot.heard).toHaveLength(1)
  })
})

test('the Page, a person and a stranger can be asked for', async () => {
  expect((await calls.call('GET', `${calls.page}?fields=name`)).body).toMatchObject({ id: calls.page })
  expect((await calls.call('GET', `${user}?fields=first_name,last_name`)).body).toEqual({
    first_name: 'Hoạ',
    last_name: 'Hoàng Thị Minh',
    id: user,
  })
  expect((await calls.call('GET', '42')).body.error).toMatchObject({ code: 100, error_subcode: 33 })
})
