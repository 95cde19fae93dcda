/** "Seen" and "typing" in the citizen's chat: best effort, and never in the way. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { withServer } from '../tiny-server.ts'
import { aPage, CITIZEN, NOW, PAGE, PROOF } from './page.ts'

const expectMark = (sender_action: string, status = 200) =>
  nock('https://graph.facebook.com', { reqheaders: { authorization: 'Bearer test-page-token' } })
    .post(`/v26.0/${PAGE}/messages`, { recipient: { id: CITIZEN }, sender_action })
    .query({ appsecret_proof: PROOF })
    .reply(status, { recipient_id: CITIZEN })

/** All expected marks were shown, or half a second went by. */
async function shown(): Promise<boolean> {
  for (let tries = 0; tries < 100 && nock.pendingMocks().length > 0; tries++) await pause(5)
  return nock.pendingMocks().length === 0
}

beforeEach(() => {
  nock.disableNetConnect()
  nock.enableNetConnect('127.0.0.1')
})
afterEach(() => {
  nock.cleanAll()
  nock.enableNetConnect()
})

describe('marks on Messenger', () => {
  test('are a setting', () => {
    expect([aPage().marks, aPage({ marks: false }).marks]).toEqual([undefined, undefined])
    expect(aPage({ marks: true }).marks).toBeTypeOf('function')
  })

  test('show that the message was seen and an answer is being made', async () => {
    expectMark('mark_seen')
    expectMark('typing_on')
    aPage({ marks: true }).marks?.(CITIZEN)
    expect(await shown()).toBe(true)
  })

  test('that are refused are not tried again for a minute', async () => {
    let now = NOW
    const page = aPage({ marks: true, now: () => now })
    expectMark('mark_seen', 400)
    expectMark('typing_on', 400)
    page.marks?.(CITIZEN)
    expect(await shown()).toBe(true)
    await pause(20)
    now += 59_999
    page.marks?.(CITIZEN)
    await pause(50)
    now += 1
    expectMark('mark_seen')
    expectMark('typing_on')
    page.marks?.(CITIZEN)
    expect(await shown()).toBe(true)
  })

  test('that get no answer disturb nobody', async () => {
    await withServer(
      (request) => request.socket.resetAndDestroy(),
      async (graphUrl) => {
        aPage({ marks: true, graphUrl }).marks?.(CITIZEN)
        await pause(50) // an unhandled rejection would fail the run
      },
    )
  })

  test('are for sixteen citizens at once, and for others when those have theirs', async () => {
    const meta = slowMeta()
    await withServer(meta.hear, async (graphUrl) => {
      const { marks } = aPage({ marks: true, graphUrl })
      for (let n = 0; n < 40; n++) marks?.(String(n))
      await meta.has(32)
      await pause(50)
      expect(meta.waiting).toHaveLength(32)
      meta.answerAll()
      await expect
        .poll(() => {
          marks?.('another')
          return meta.waiting.length
        })
        .toBeGreaterThanOrEqual(2)
      meta.answerAll()
    })
  })

  test('are for twenty citizens a second, so that answers keep the limit of the Page', async () => {
    let calls = 0
    const answerAtOnce = (_request: IncomingMessage, response: ServerResponse) => {
      calls += 1
      response.end('{"recipient_id":"222"}')
    }
    await withServer(answerAtOnce, async (graphUrl) => {
      let at = 5_000
      const { marks } = aPage({ marks: true, graphUrl, now: () => at })
      for (let n = 0; n < 15; n++) marks?.(String(n))
      await expect.poll(() => calls).toBe(30)
      for (let n = 0; n < 15; n++) marks?.(String(n))
      await expect.poll(() => calls).toBe(40)
      at += 1_000
      marks?.('another')
      await expect.poll(() => calls).toBe(42)
    })
  })

  test('"typing" that an answer overtook is taken back as soon as Meta has it', async () => {
    const meta = slowMeta()
    await withServer(meta.hear, async (graphUrl) => {
      const page = aPage({ marks: true, graphUrl })
      page.marks?.(CITIZEN)
      page.marks?.('another')
      const sending = page.send(CITIZEN, { message: { text: 'Chào' } }, '17')
      await meta.has(5)
      meta.answer('"text":"Chào"')
      await sending
      meta.answerAll()
      await meta.has(1)
      expect(meta.waiting.map(({ body }) => body)).toEqual([
        JSON.stringify({ recipient: { id: CITIZEN }, sender_action: 'typing_off' }),
      ])
      meta.answerAll()
    })
  })

  test('"typing" that came before the answer needs nothing more', async () => {
    const meta = slowMeta()
    await withServer(meta.hear, async (graphUrl) => {
      const page = aPage({ marks: true, graphUrl })
      page.marks?.(CITIZEN)
      await meta.has(2)
      meta.answerAll()
      await pause(100)
      const sending = page.send(CITIZEN, { message: { text: 'Chào' } }, '17')
      await meta.has(1)
      meta.answerAll()
      await sending
      await pause(50)
      expect(meta.waiting).toEqual([])
    })
  })
})

/** Answers when it is told to. */
function slowMeta() {
  const waiting: { body: string; end(): void }[] = []
  const hear = (_request: IncomingMessage, response: ServerResponse, body: string) => {
    waiting.push({ body, end: () => response.end('{"recipient_id":"222","message_id":"m_1"}') })
  }
  return {
    hear,
    waiting,
    has: (calls: number) => expect.poll(() => waiting.length).toBe(calls),
    answerAll() {
      for (const one of waiting.splice(0)) one.end()
    },
    answer(part: string) {
      const at = waiting.findIndex(({ body }) => body.includes(part))
      waiting.splice(at, 1)[0]!.end()
    },
  }
}
