/** What sending means on every channel: files, quotes, limits, refusals. Each channel runs it with its own harness. */
import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type {
  Channel,
  ChannelName,
  OutgoingPart,
  SendError,
  SendFailure,
} from '../../src/channels/channel.ts'
import type { Files } from '../../src/channels/uploads.ts'
import { aFile, FORM, PICTURE } from './office-files.ts'
import { withServer } from './tiny-server.ts'

/** An answer of the platform: status, body, headers. */
type Answer = [status: number, body: object | string, headers?: Record<string, string>]

/** A channel with the knowledge of how its platform takes calls. */
export type SendingHarness = {
  channel(settings?: { files?: Files; now?: () => number; url?: string }): Channel
  citizen: string
  now: number
  /** How long the platform keeps an upload. */
  keepsMs: number
  /** Expects one upload; the call behind it. */
  upload(): nock.Interceptor
  /** Expects one message that shows this upload of a picture. */
  showing(uploadId: string): nock.Interceptor
  /** Expects one message of these words, quoting the message where one is named. */
  saying(text: string, quotes?: string): nock.Interceptor
  uploaded(id: string): Answer
  accepted(messageId: string): Answer
  /** The upload that a message shows is gone. */
  expired: Answer
  /** One refusal of each class. */
  refusals: Record<Exclude<SendFailure, 'unknown_outcome'>, Answer>
  /** An id of a citizen's message. */
  mid: string
  /** Headers by which the platform says that the limit is near, with how long to rest in ms; that it is far. */
  near: [headers: Record<string, string>, restMs: number][]
  far: Record<string, string>[]
}

const HUGE = 26 * 1024 * 1024

export function sendingContract(name: ChannelName, harness: SendingHarness): void {
  const { citizen, uploaded, accepted } = harness
  const files: Record<string, ReturnType<typeof aFile>> = {
    picture: PICTURE,
    form: FORM,
    huge: aFile('image/png', 'to.png', Buffer.alloc(HUGE)),
  }
  let asked: string[] = []
  const find: Files = async (id) => {
    asked.push(id)
    if (id === 'broken') throw new Error('disk')
    return files[id] ?? null
  }
  const partOf = (channel: Channel, id: string): OutgoingPart =>
    channel.render({ text: '', choices: [], link: null, file: { id, name: 'sơ đồ.png' } })[0]!
  const IN_WORDS =
    'Tệp “sơ đồ.png” chưa gửi được qua đây. Ông/Bà nhắn «gặp cán bộ» để nhận tệp.\n(This file could not be sent here; write “official” to get it.)'
  const failureOf = (sending: Promise<string>) =>
    sending.then(
      () => null,
      ({ failure, code, retryAfterMs }: SendError) => ({ failure, code, retryAfterMs }),
    )

  describe(`the contract of sending: ${name}`, () => {
    beforeEach(() => {
      asked = []
      nock.disableNetConnect()
      nock.enableNetConnect('127.0.0.1')
    })
    afterEach(() => {
      const left = nock.pendingMocks()
      nock.cleanAll()
      nock.enableNetConnect()
      expect(left).toEqual([])
    })

    describe('a file', () => {
      test('is a part of its own, before the words and what can be chosen', () => {
        const parts = harness.channel().render({
          text: 'Mời Ông/Bà xem.',
          choices: [{ label: 'Có', payload: 'ln:yes' }],
          link: null,
          file: { id: 'picture', name: 'sơ đồ.png'.normalize('NFD') },
        })
        expect(parts).toHaveLength(2)
        expect(JSON.parse(JSON.stringify(parts))).toEqual(parts)
        expect(parts[0]?.fallback).toEqual({ text: IN_WORDS })
        expect(JSON.stringify(parts[1])).toContain('ln:yes')
      })

      test('is uploaded, then shown by the id that the platform gave', async () => {
        const channel = harness.channel({ files: find })
        harness.upload().reply(...uploaded('up-1'))
        harness.showing('up-1').reply(...accepted('mid-1'))
        expect(await channel.send(citizen, partOf(channel, 'picture'), '17')).toBe('mid-1')
      })

      test('is uploaded once for all who get it', async () => {
        const channel = harness.channel({ files: find })
        harness.upload().reply(...uploaded('up-1'))
        harness
          .showing('up-1')
          .times(3)
          .reply(...accepted('mid'))
        const part = partOf(channel, 'picture')
        await Promise.all([channel.send(citizen, part, '17'), channel.send(citizen, part, '18')])
        await channel.send(citizen, part, '19')
        expect(asked).toEqual(['picture'])
      })

      test('is uploaded again before the platform forgets it', async () => {
        let now = harness.now
        const channel = harness.channel({ files: find, now: () => now })
        const part = partOf(channel, 'picture')
        harness.upload().reply(...uploaded('up-1'))
        harness.showing('up-1').reply(...accepted('mid-1'))
        await channel.send(citizen, part, '17')
        now += harness.keepsMs - 3_600_000
        harness.upload().reply(...uploaded('up-2'))
        harness.showing('up-2').reply(...accepted('mid-2'))
        expect(await channel.send(citizen, part, '18')).toBe('mid-2')
      })

      test('that the platform has forgotten is uploaded once more', async () => {
        const channel = harness.channel({ files: find })
        harness.upload().reply(...uploaded('up-1'))
        harness.showing('up-1').reply(...harness.expired)
        harness.upload().reply(...uploaded('up-2'))
        harness.showing('up-2').reply(...accepted('mid-2'))
        expect(await channel.send(citizen, partOf(channel, 'picture'), '17')).toBe('mid-2')
      })

      test('that the platform forgets at once is told in words', async () => {
        const channel = harness.channel({ files: find })
        for (const id of ['up-1', 'up-2']) {
          harness.upload().reply(...uploaded(id))
          harness.showing(id).reply(...harness.expired)
        }
        harness.saying(IN_WORDS).reply(...accepted('mid-3'))
        expect(await channel.send(citizen, partOf(channel, 'picture'), '17')).toBe('mid-3')
      })

      test.each(['gone', 'huge'])('that is %s is told in words', async (id) => {
        const channel = harness.channel({ files: find })
        harness.saying(IN_WORDS).reply(...accepted('mid-1'))
        expect(await channel.send(citizen, partOf(channel, id), '17')).toBe('mid-1')
      })

      test('is told in words where the channel finds no files at all', async () => {
        const channel = harness.channel()
        harness.saying(IN_WORDS).reply(...accepted('mid-1'))
        expect(await channel.send(citizen, partOf(channel, 'picture'), '17')).toBe('mid-1')
      })

      test('whose upload is refused is told in words', async () => {
        const channel = harness.channel({ files: find })
        harness.upload().reply(...harness.refusals.rejected)
        harness.saying(IN_WORDS).reply(...accepted('mid-1'))
        expect(await channel.send(citizen, partOf(channel, 'picture'), '17')).toBe('mid-1')
      })

      test('whose message is refused is told in words', async () => {
        const channel = harness.channel({ files: find })
        harness.upload().reply(...uploaded('up-1'))
        harness.showing('up-1').reply(...harness.refusals.rejected)
        harness.saying(IN_WORDS).reply(...accepted('mid-1'))
        expect(await channel.send(citizen, partOf(channel, 'picture'), '17')).toBe('mid-1')
      })

      test('whose message is refused for its window waits as any other', async () => {
        const channel = harness.channel({ files: find })
        harness.upload().reply(...uploaded('up-1'))
        harness.showing('up-1').reply(...harness.refusals.window_closed)
        const failed = await failureOf(channel.send(citizen, partOf(channel, 'picture'), '17'))
        expect(failed?.failure).toBe('window_closed')
      })

      test('whose upload gets no answer was surely not sent: it is tried again', async () => {
        await withServer(
          (request) => request.socket.resetAndDestroy(),
          async (url) => {
            const channel = harness.channel({ files: find, url })
            const failed = await failureOf(channel.send(citizen, partOf(channel, 'picture'), '17'))
            expect(failed?.failure).toBe('temporary')
          },
        )
      })

      test('whose upload failed is uploaded at the next try', async () => {
        const channel = harness.channel({ files: find })
        harness.upload().reply(503)
        const part = partOf(channel, 'picture')
        expect((await failureOf(channel.send(citizen, part, '17')))?.failure).toBe('temporary')
        harness.upload().reply(...uploaded('up-1'))
        harness.showing('up-1').reply(...accepted('mid-1'))
        expect(await channel.send(citizen, part, '17')).toBe('mid-1')
      })

      test('in a store that is away waits', async () => {
        const channel = harness.channel({ files: find })
        const failed = await failureOf(channel.send(citizen, partOf(channel, 'broken'), '17'))
        expect(failed).toMatchObject({ failure: 'temporary', code: 'file store' })
      })
    })

    describe('a quote', () => {
      const part = { message: { text: 'Đã rõ.' }, quotes: harness.mid }

      test('goes along', async () => {
        harness.saying('Đã rõ.', harness.mid).reply(...accepted('mid-1'))
        expect(await harness.channel().send(citizen, part, '17')).toBe('mid-1')
      })

      test('that is refused is left out', async () => {
        harness.saying('Đã rõ.', harness.mid).reply(...harness.refusals.rejected)
        harness.saying('Đã rõ.').reply(...accepted('mid-1'))
        expect(await harness.channel().send(citizen, part, '17')).toBe('mid-1')
      })

      test('is not what a closed window is about', async () => {
        harness.saying('Đã rõ.', harness.mid).reply(...harness.refusals.window_closed)
        expect((await failureOf(harness.channel().send(citizen, part, '17')))?.failure).toBe('window_closed')
      })

      test('of an event that the platform gave no id is not tried', async () => {
        harness.saying('Đã rõ.').reply(...accepted('mid-1'))
        await harness.channel().send(citizen, { ...part, quotes: 'ab'.repeat(32) }, '17')
      })
    })

    describe('a platform near its limit', () => {
      test.each(harness.near)('that answers with %j is given a rest, told once', async (headers, restMs) => {
        const channel = harness.channel()
        const [status, body] = accepted('mid-1')
        harness.saying('Chào').reply(status, body, headers)
        expect(await channel.send(citizen, { message: { text: 'Chào' } }, '17')).toBe('mid-1')
        expect(channel.restUntil?.()).toBe(harness.now + restMs)
        expect(channel.restUntil?.()).toBeNull()
      })

      test.each([{}, ...harness.far])('is not meant by headers %j', async (headers) => {
        const channel = harness.channel()
        const [status, body] = accepted('mid-1')
        harness.saying('Chào').reply(status, body, headers)
        await channel.send(citizen, { message: { text: 'Chào' } }, '17')
        expect(channel.restUntil?.()).toBeNull()
      })
    })

    test.each(Object.entries(harness.refusals))(
      'there is an answer that means %s',
      async (failure, answer) => {
        harness.saying('Chào').reply(...answer)
        const sending = harness.channel().send(citizen, { message: { text: 'Chào' } }, '17')
        expect((await failureOf(sending))?.failure).toBe(failure)
      },
    )
  })
}
