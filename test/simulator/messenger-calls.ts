/** Calls of Meta's Graph API as a foreign bot makes them. */
import { demoMessenger } from '../../src/simulator/demo-settings.ts'
import type { RulesGiven } from '../../src/simulator/rules.ts'
import { smallBot } from './small-bot.ts'

export type MessengerCalls = Awaited<ReturnType<typeof messengerCalls>>

/** A simulator with these rules, and a Page's bot. */
export async function messengerCalls(rules: RulesGiven['messenger'] = {}) {
  const bot = await smallBot(undefined, { rules: { messenger: rules } })
  const root = `${bot.base}/simulator/graph/v26.0`
  const page = demoMessenger.pageId
  const authorization = `Bearer ${demoMessenger.pageToken}`

  async function call(method: string, path: string, body?: object | FormData) {
    const isForm = body instanceof FormData
    const answer = await fetch(`${root}/${path}`, {
      method,
      headers: { authorization, ...(isForm ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    return { status: answer.status, body: JSON.parse(await answer.text()), headers: answer.headers }
  }

  return {
    bot,
    page,
    simulator: bot.simulator,
    call,
    send: (user: string, message: object, more: object = {}) =>
      call('POST', `${page}/messages`, {
        recipient: { id: user },
        messaging_type: 'RESPONSE',
        message,
        ...more,
      }),
    /** The newest event that the webhook was told with this member. */
    async told(member: string) {
      for (let tries = 0; tries < 100; tries++) {
        for (const { body } of bot.received.toReversed())
          for (const entry of JSON.parse(body).entry ?? [])
            for (const event of entry.messaging ?? entry.standby ?? [])
              if (member in event) return { ...event, ofStandby: entry.standby !== undefined }
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      throw new Error(`no event with ${member} came`)
    },
    close: () => bot.close(),
  }
}
