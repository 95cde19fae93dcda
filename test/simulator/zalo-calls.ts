/** Calls of Zalo's APIs as a foreign bot makes them. */
import { demoZalo } from '../../src/simulator/demo-settings.ts'
import type { RulesGiven } from '../../src/simulator/rules.ts'
import { post } from './post.ts'
import { type SmallBot, smallBot } from './small-bot.ts'

export type ZaloCalls = Awaited<ReturnType<typeof zaloCalls>>

/** A simulator with these rules, and an OA's bot that holds a good token. */
export async function zaloCalls(rules: RulesGiven['zalo'] = {}, now: () => number = Date.now) {
  const bot: SmallBot = await smallBot(undefined, { now, rules: { zalo: rules } })
  const root = `${bot.base}/simulator/zalo`
  const tokenCall = (fields: Record<string, string>, secret_key = demoZalo.appSecret) => {
    const headers = { secret_key, 'content-type': 'application/x-www-form-urlencoded' }
    const form = new URLSearchParams({ app_id: demoZalo.appId, ...fields })
    return post(`${root}/v4/oa/access_token`, headers, form.toString())
  }
  const refresh = (refresh_token: string) => tokenCall({ grant_type: 'refresh_token', refresh_token })
  const first = (await refresh(demoZalo.refreshToken)).body
  let token: string = first.access_token
  let next: string = first.refresh_token

  return {
    bot,
    root,
    simulator: bot.simulator,
    tokenCall,
    refresh,
    token: () => token,
    refreshToken: () => next,
    /** A new pair, as after a day. */
    async renew(): Promise<void> {
      const { body } = await refresh(next)
      token = body.access_token
      next = body.refresh_token
    },
    post: async (path: string, body: object, headers: Record<string, string> = {}) =>
      (await post(root + path, { access_token: token, ...headers }, JSON.stringify(body))).body,
    async get(path: string) {
      const answer = await fetch(root + path, { headers: { access_token: token } })
      return { body: JSON.parse(await answer.text()), headers: answer.headers }
    },
    async upload(kind: 'image' | 'gif' | 'file', bytes: Uint8Array, name: string) {
      const form = new FormData()
      form.set('file', new Blob([new Uint8Array(bytes)]), name)
      const answer = await fetch(`${root}/v2.0/oa/upload/${kind}`, {
        method: 'POST',
        headers: { access_token: token },
        body: form,
      })
      return JSON.parse(await answer.text())
    },
    say(user: string, message: object) {
      return this.post('/v3.0/oa/message/cs', { recipient: { user_id: user }, message })
    },
    close: () => bot.close(),
  }
}
