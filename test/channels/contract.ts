/** What every channel must do, whatever the platform. Each channel runs it with its own harness. */
import fc from 'fast-check'
import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Channel, ChannelName, OutgoingPart, Reply } from '../../src/channels/channel.ts'
import { BadSignature, NotAnEvent, SendError } from '../../src/channels/channel.ts'
import { replies, texts } from './replies.ts'
import { deadAddress, withServer } from './tiny-server.ts'

type Signed = { rawBody: Buffer; headers: Record<string, string> }

/** A channel with the knowledge of how its platform looks. */
export type ChannelHarness = {
  channel: Channel
  /** The same account with its API elsewhere, and 300 ms of patience. */
  at(apiUrl: string): Channel
  citizen: string
  sentAt: number
  signatureHeader: string
  /** Signed deliveries; `secret` when not the current one. */
  typed(text: string, secret?: 'previous' | 'stranger'): Signed
  tapped(payload: string): Signed
  unknownEvent(): Signed
  ofAnotherAccount(): Signed
  notAnEvent(): Signed
  /** The platform accepts the next send and gives this message id. */
  accepts(messageId: string): nock.Scope
  /** What a citizen can read and press in a part. */
  read(message: Record<string, unknown>): { text: string; labels: string[]; payloads: string[] }
  /** Throws when a message breaks a limit of the platform. */
  checkLimits(message: Record<string, unknown>): void
}

const say = (text: string, choices: Reply['choices'] = [], link: Reply['link'] = null): Reply => ({
  text,
  choices,
  link,
})

export function channelContract(name: ChannelName, make: () => ChannelHarness): void {
  describe(`the channel contract: ${name}`, () => {
    let harness: ChannelHarness
    beforeEach(() => {
      nock.disableNetConnect()
      nock.enableNetConnect('127.0.0.1')
      harness = make()
    })
    afterEach(() => {
      nock.cleanAll()
      nock.enableNetConnect()
    })

    describe('receiving', () => {
      test('a typed message arrives with its sender, time and words in NFC', () => {
        const { rawBody, headers } = harness.typed('Đèn đường hỏng'.normalize('NFD'))
        const { arrivals, ...rest } = harness.channel.receive(rawBody, headers)
        expect(rest).toEqual({ echoes: [], ignored: [], events: [], unread: [] })
        expect(arrivals).toEqual([
          {
            address: { channel: name, account: harness.channel.account, user: harness.citizen },
            incoming: {
              id: expect.stringMatching(/./),
              sentAt: harness.sentAt,
              text: 'Đèn đường hỏng'.normalize('NFC'),
              tap: null,
              attachments: [],
              contact: null,
            },
          },
        ])
      })

      test('a tap arrives as its payload', () => {
        const { rawBody, headers } = harness.tapped('ln:complain:ground:delay')
        const [arrival] = harness.channel.receive(rawBody, headers).arrivals
        expect(arrival?.incoming.tap).toBe('ln:complain:ground:delay')
      })

      test('a repeated delivery has the same id', () => {
        const ids = [1, 2].map(() => {
          const { rawBody, headers } = harness.tapped('ln:start:menu')
          return harness.channel.receive(rawBody, headers).arrivals[0]?.incoming.id
        })
        expect(ids[0]).toBe(ids[1])
      })

      test('the previous secret still opens during a change', () => {
        const { rawBody, headers } = harness.typed('Chào', 'previous')
        expect(harness.channel.receive(rawBody, headers).arrivals).toHaveLength(1)
      })

      test('a delivery is refused when its signature is not the one of these bytes', () => {
        const { rawBody, headers } = harness.typed('Đường "Lê Lợi" a/b')
        const signature = headers[harness.signatureHeader] ?? ''
        const refused: [Buffer, Record<string, string>][] = [
          [rawBody, {}],
          [rawBody, { [harness.signatureHeader]: '' }],
          [rawBody, { [harness.signatureHeader]: signature.slice(0, -1) }],
          [rawBody, { [harness.signatureHeader]: `${signature}0` }],
          [rawBody, { [harness.signatureHeader]: signature.replace(/.$/, (c) => (c === '0' ? '1' : '0')) }],
          [Buffer.concat([rawBody, Buffer.from('\n')]), headers],
          [rawBody, harness.typed('Đường "Lê Lợi" a/b', 'stranger').headers],
          [Buffer.from(JSON.stringify(JSON.parse(rawBody.toString()), null, 1)), headers],
        ]
        for (const [body, given] of refused)
          expect(() => harness.channel.receive(body, given)).toThrow(BadSignature)
      })

      test('a body that is no JSON, or JSON that is no event, is told apart from a wrong signature', () => {
        const { rawBody, headers } = harness.notAnEvent()
        expect(() => harness.channel.receive(rawBody, headers)).toThrow(NotAnEvent)
      })

      test('an event of another account is counted and goes no further', () => {
        const { rawBody, headers } = harness.ofAnotherAccount()
        const delivery = harness.channel.receive(rawBody, headers)
        expect(delivery).toEqual({ arrivals: [], echoes: [], ignored: ['foreign'], events: [], unread: [] })
      })

      test('an event that nobody knows yet is counted, not refused, and can be read again later', () => {
        const { rawBody, headers } = harness.unknownEvent()
        const { unread, ...rest } = harness.channel.receive(rawBody, headers)
        expect(rest).toEqual({ arrivals: [], echoes: [], ignored: ['unknown'], events: [] })
        expect(unread).toEqual([
          {
            kind: expect.stringMatching(/^[a-z_]+$/),
            account: harness.channel.account,
            user: harness.citizen,
            body: expect.any(String),
          },
        ])
        expect(harness.channel.read(Buffer.from(unread[0]!.body))).toEqual({ ...rest, unread })
      })

      test('what was verified before is read without its signature as it was with it', () => {
        const { rawBody, headers } = harness.typed('Đèn đường hỏng')
        expect(harness.channel.read(rawBody)).toEqual(harness.channel.receive(rawBody, headers))
      })
    })

    describe('rendering', () => {
      test('whatever the bot says stays within the limits of the platform', () => {
        fc.assert(
          fc.property(replies, (reply) => {
            for (const part of harness.channel.render(reply)) {
              expect(JSON.parse(JSON.stringify(part))).toEqual(part)
              harness.checkLimits(part.message)
              if (part.fallback) harness.checkLimits(part.fallback)
            }
          }),
          { numRuns: 300, seed: 20261124 },
        )
      })

      test('no word of a long text is lost, and no letter torn', () => {
        fc.assert(
          fc.property(texts, (text) => {
            const said = harness.channel.render(say(text)).map((part) => harness.read(part.message).text)
            const squeeze = (all: string) => all.normalize('NFC').replace(/\s+/g, '')
            expect(squeeze(said.join(''))).toBe(squeeze(text))
            for (const piece of said) expect(piece.isWellFormed()).toBe(true)
          }),
          { numRuns: 200, seed: 20261124 },
        )
      })

      test.each([1, 3, 5, 6, 13, 14, 20])('each of %i choices can be pressed or typed', (n) => {
        const choices = Array.from({ length: n }, (_, i) => ({
          label: `Lựa chọn ${i + 1}`,
          payload: `ln:x:${i + 1}`,
        }))
        const parts = harness.channel.render(say('Mời chọn', choices))
        const last = harness.read((parts.at(-1) as OutgoingPart).message)
        for (const [i, { label, payload }] of choices.entries()) {
          const pressed = last.labels[last.payloads.indexOf(payload)]
          expect(pressed === label || last.text.includes(`${i + 1}. ${label}`)).toBe(true)
        }
      })

      test('choices and link stand on the last part of a long text only', () => {
        const parts = harness.channel.render(
          say('Một đoạn dài. '.repeat(600), [{ label: 'Có', payload: 'ln:yes' }], {
            label: 'Tra cứu',
            url: 'https://a.example/x',
          }),
        )
        expect(parts.length).toBeGreaterThan(3)
        for (const part of parts.slice(0, -1)) expect(harness.read(part.message).payloads).toEqual([])
        expect(harness.read((parts.at(-1) as OutgoingPart).message).payloads).toEqual(['ln:yes'])
        expect(JSON.stringify(parts.at(-1))).toContain('https://a.example/x')
      })

      test('choices without words get words', () => {
        const [part] = harness.channel.render(say('', [{ label: 'Có', payload: 'ln:yes' }]))
        expect(harness.read((part as OutgoingPart).message).text).not.toBe('')
      })

      test('nothing to say is no message', () => {
        expect(harness.channel.render(say('  '))).toEqual([])
      })

      test('a payload that no platform takes is a defect', () => {
        expect(() => harness.channel.render(say('?', [{ label: 'Có', payload: 'x'.repeat(1_001) }]))).toThrow(
          RangeError,
        )
      })
    })

    describe('sending', () => {
      const part = { message: { text: 'Đã tiếp nhận' } }
      const failureOf = (channel: Channel) =>
        channel.send('a-citizen', part, '17').then(
          () => null,
          (error: unknown) => error as SendError,
        )

      test('a part that is accepted gives the id of the message', async () => {
        const scope = harness.accepts('mid-1')
        expect(await harness.channel.send(harness.citizen, part, '17')).toBe('mid-1')
        scope.done()
      })

      test('a platform that cannot be reached is tried again', async () => {
        expect(await failureOf(harness.at(await deadAddress()))).toMatchObject({
          failure: 'temporary',
          code: 'ECONNREFUSED',
        })
      })

      test('a name that does not resolve is tried again', async () => {
        nock.enableNetConnect()
        expect((await failureOf(harness.at('http://khong-co.invalid')))?.failure).toBe('temporary')
      })

      test('a connection that breaks after the request leaves the outcome unknown', async () => {
        await withServer(
          (request) => request.socket.resetAndDestroy(),
          async (url) => expect((await failureOf(harness.at(url)))?.failure).toBe('unknown_outcome'),
        )
      })

      test('an answer that does not come in time leaves the outcome unknown', async () => {
        await withServer(
          () => {},
          async (url) => expect((await failureOf(harness.at(url)))?.failure).toBe('unknown_outcome'),
        )
      })

      test('an answer that stops half-way leaves the outcome unknown', async () => {
        await withServer(
          (_request, response) => response.writeHead(200, { 'content-length': '50' }).write('{"mess'),
          async (url) => expect((await failureOf(harness.at(url)))?.failure).toBe('unknown_outcome'),
        )
      })

      test.each([
        [200, '<html>ok</html>', 'unknown_outcome'],
        [200, '{}', 'unknown_outcome'],
        [429, '', 'rate_limited'],
        [500, '<html>oops</html>', 'temporary'],
        [503, '', 'temporary'],
      ])('HTTP %i with %j is %s', async (status, body, failure) => {
        await withServer(
          (_request, response) => response.writeHead(status, { 'retry-after': '7' }).end(body),
          async (url) => {
            const error = await failureOf(harness.at(url))
            expect(error).toBeInstanceOf(SendError)
            expect(error?.failure).toBe(failure)
            if (failure === 'rate_limited') expect(error?.retryAfterMs).toBe(7_000)
          },
        )
      })

      test('a failure tells neither the words nor the citizen', async () => {
        const error = await failureOf(harness.at(await deadAddress()))
        expect(`${error?.message} ${error?.stack}`).not.toMatch(/Đã tiếp nhận|a-citizen/)
      })

      test('a base address may have a path of its own', async () => {
        const paths: string[] = []
        await withServer(
          (request, response) => {
            paths.push(request.url ?? '')
            response.writeHead(503).end()
          },
          async (url) => void (await failureOf(harness.at(`${url}/simulator/api/`))),
        )
        expect(paths).toEqual([expect.stringMatching(/^\/simulator\/api\/v/)])
      })
    })
  })
}
