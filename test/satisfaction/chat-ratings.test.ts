import { createHash } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/canonical-json.ts'
import type { Moment, Recorder } from '../../src/conversation/effect.ts'
import { write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { phoneRef } from '../../src/dossiers/dossier-store.ts'
import { addAnswer, addComment, giveRating } from '../../src/satisfaction/give-rating.ts'
import { instrumentStore } from '../../src/satisfaction/instrument-store.ts'
import { keepInvitation, tokenFrom } from '../../src/satisfaction/invitations.ts'
import { itemsToAsk } from '../../src/satisfaction/items-to-ask.ts'
import { type RatingAsk, type RatingContext, ratingContext } from '../../src/satisfaction/rating-context.ts'
import { listRatings } from '../../src/satisfaction/rating-list.ts'
import { scoresOf } from '../../src/scores/scores.ts'
import {
  at,
  BEGINNING,
  forgetFacts,
  givenDossier,
  givenMethods,
  givenRating,
  givenUnit,
} from '../scores/given.ts'
import { databases, deskOver } from '../services/databases.ts'

const TOKEN = tokenFrom(new Uint8Array(16).fill(7))

describe.each(databases)('rating in the chat on $kind', ({ fresh }) => {
  let desk: Desk
  beforeAll(async () => {
    desk = deskOver(await fresh())
    await givenMethods(desk)
    return () => desk.database.close()
  })
  beforeEach(async () => {
    await forgetFacts(desk)
    await givenUnit(desk, { code: 'A', name: 'Xã Suối Trong' })
    await givenDossier(desk, { code: 'HS1', phone_ref: phoneRef(desk, '0912345678') })
  })

  const keep = async <Data>(recorder: Recorder<Data>, data: Data, when: Moment) => {
    const result = await desk.database.commit(recorder(desk, data, when))
    return 'refused' in result ? result.refused : null
  }
  const look = async (ask: RatingAsk, when = aMoment()) =>
    (await ratingContext(desk, ask, when)) as RatingContext
  const rate = async (ask: RatingAsk, level: number, when: Moment) =>
    keep(giveRating, { level, standing: (await look(ask, when)).standing }, when)
  const ratings = () => listRatings(desk, {}, { limit: 100 })

  test('the first tap is kept at once; answers and a comment follow', async () => {
    const when = aMoment()
    const { standing, isFinished, procedure } = await look({ dossierCode: 'HS1' }, when)
    expect(standing).toMatchObject({
      unit: { code: 'A', name: 'Xã Suối Trong' },
      previous: null,
      verifiedBy: null,
    })
    expect([standing.instrument, isFinished, procedure]).toEqual(['sipas-2023', true, null])
    expect(await keep(giveRating, { level: 2, standing }, when)).toBeNull()
    expect(await ratings()).toMatchObject([
      { overall: 2, answers: {}, comment: null, verified: false, channel: 'zalo' },
    ])
    await keep(addAnswer, { rating: when.key, item: 'q15', level: 4 }, aMoment({ key: 'm2' }))
    expect(await keep(addAnswer, { rating: when.key, item: 'q15', level: 1 }, aMoment({ key: 'm3' }))).toBe(
      'already_answered',
    )
    await keep(
      addComment,
      { rating: when.key, text: 'Phải đi lại nhiều lần, gọi 0912345678' },
      aMoment({ key: 'm4' }),
    )
    expect(await ratings()).toMatchObject([
      { answers: { q15: 4 }, comment: 'Phải đi lại nhiều lần, gọi 09******78' },
    ])
    const sealed = await desk.database.read.selectFrom('rating_comment').selectAll().executeTakeFirstOrThrow()
    expect(sealed.text_sealed).not.toContain('lại')
  })

  test('a dossier is rated once by a citizen; a changed mind is a new version that keeps the old one', async () => {
    await rate({ dossierCode: 'HS1' }, 5, aMoment({ key: 'm1' }))
    const before = await look({ dossierCode: 'HS1' })
    expect(before.standing.previous).toMatchObject({ version: 1, overall: 5 })
    await rate({ dossierCode: 'HS1' }, 1, aMoment({ key: 'm2', at: at('2026-11-21') }))
    expect((await ratings()).map(({ overall, supersedes }) => [overall, supersedes])).toEqual([
      [5, null],
      [1, before.standing.previous!.id],
    ])
    expect(await keep(giveRating, { level: 3, standing: before.standing }, aMoment({ key: 'm3' }))).toBe(
      'already_rated',
    )
    expect(await ratings()).toHaveLength(2)
  })

  test('another citizen rates the same dossier on their own; without a dossier a unit is rated once a day', async () => {
    await rate({ dossierCode: 'HS1' }, 5, aMoment({ key: 'm1' }))
    expect((await look({ dossierCode: 'HS1' }, aMoment({ citizen: 'other' }))).standing.previous).toBeNull()
    await rate({ unitCode: 'A' }, 5, aMoment({ key: 'm2' }))
    expect((await look({ unitCode: 'A' })).standing.previous).not.toBeNull()
    expect((await look({ unitCode: 'A' }, aMoment({ at: at('2026-11-21') }))).standing.previous).toBeNull()
  })

  test('a rating is verified by an unused token, once', async () => {
    const invitation = { unitCode: 'A', dossierCode: 'HS1', counter: null, channel: 'zalo' }
    await desk.database.commit([keepInvitation(desk, TOKEN, invitation, at('2026-11-15'))])
    const context = await look({ token: TOKEN.toLowerCase() })
    expect(context).toMatchObject({
      tokenState: 'valid',
      standing: { verifiedBy: 'token', invited: true, dossierCode: 'HS1' },
    })
    expect(await rate({ token: TOKEN }, 4, aMoment({ key: 'm1' }))).toBeNull()
    expect(await ratings()).toMatchObject([{ verified: true, invited: true }])

    const other = aMoment({ key: 'm2', citizen: 'other' })
    expect(await keep(giveRating, { level: 1, standing: context.standing }, other)).toBe('token_used')
    expect(await look({ token: TOKEN }, other)).toMatchObject({
      tokenState: 'used',
      standing: { verifiedBy: null, token: null },
    })
    expect((await look({ token: TOKEN })).standing.verifiedBy).toBe('earlier') // its owner may still change their mind
    expect(await ratings()).toHaveLength(1)
  })

  test('a rating is verified by the phone of the dossier, shared through the platform’s own form', async () => {
    expect((await look({ dossierCode: 'HS1', phone: '84912345678' })).standing.verifiedBy).toBe('phone')
    expect((await look({ dossierCode: 'HS1', phone: '0912345679' })).standing.verifiedBy).toBeNull()
    expect((await look({ dossierCode: 'HS1', token: 'NONE' })).tokenState).toBe('unknown')
  })

  test('a merged unit is rated as the one that carries on its work', async () => {
    await givenUnit(desk, { code: 'OLD', validTo: '2025-06-30', successors: ['A'] })
    expect((await look({ unitCode: 'OLD' })).standing.unit.code).toBe('A')
  })

  test('what does not exist cannot be rated', async () => {
    expect(await ratingContext(desk, { dossierCode: 'HS9' }, aMoment())).toEqual({ missing: 'dossier' })
    expect(await ratingContext(desk, { unitCode: 'Z' }, aMoment())).toEqual({ missing: 'unit' })
    expect(await ratingContext(desk, {}, aMoment())).toEqual({ missing: 'unit' })
  })

  test('a turn delayed by an outage is recorded when it was decided: what was issued before stays, pollers see it', async () => {
    const question = { period: '2026-11', unitCode: 'A', asOf: at('2026-11-21') }
    const issued = () => scoresOf(desk, question, at('2026-12-01')).then(canonicalJson)
    const invitation = { unitCode: 'A', dossierCode: 'HS1', counter: null, channel: 'zalo' }
    await desk.database.commit([keepInvitation(desk, TOKEN, invitation, at('2026-11-15'))])
    const before = await issued()
    const late = aMoment({ recordedAt: at('2026-11-23') })
    expect(await rate({ token: TOKEN }, 1, late)).toBeNull()
    await keep(addAnswer, { rating: late.key, item: 'q15', level: 1 }, { ...late, key: 'm2' })
    expect(await issued()).toBe(before)
    const polled = await listRatings(desk, { since: at('2026-11-22') }, { limit: 9 })
    expect(polled).toMatchObject([
      { overall: 1, answers: { q15: 1 }, givenAt: at('2026-11-20'), recordedAt: at('2026-11-23') },
    ])
    const { used_at } = await desk.database.read
      .selectFrom('invitation')
      .select('used_at')
      .executeTakeFirstOrThrow()
    expect(used_at).toBe(at('2026-11-23'))
  })

  const asked = (when: Moment, unitCode = 'A', instrument = 'sipas-2023') =>
    itemsToAsk(desk, { unitCode, instrument }, when)

  test('each message draws its items; the same message draws the same again', async () => {
    const drawn = async (chance: string) =>
      (await asked(aMoment({ draw: (purpose) => hex(`${chance}:${purpose}`) }))).items
    expect(await drawn('a')).toEqual(await drawn('a'))
    const codes = new Set<string>()
    for (let i = 0; i < 60; i += 1) for (const { code } of await drawn(`m${i}`)) codes.add(code)
    expect(codes.size).toBe(19)
  })

  test('the item with the fewest answers of the unit is asked; other units and instruments do not count', async () => {
    for (const item of ['q28', 'q29'])
      await givenRating(desk, { given_at: at('2026-11-19'), answers: { [item]: 4 } })
    const elsewhere = { given_at: at('2026-11-19'), answers: { q30: 4 } }
    for (let i = 0; i < 9; i += 1) await givenRating(desk, { ...elsewhere, unit_code: 'B' })
    await givenRating(desk, { ...elsewhere, instrument: 'ward-9' })
    const found: (string | undefined)[] = []
    for (let i = 0; i < 40; i += 1) {
      const { items } = await asked(aMoment({ draw: (purpose) => hex(`${i}:${purpose}`) }))
      found.push(items.find(({ factor }) => factor === 'results')?.code)
    }
    // Three in four ask the fewest, the fourth asks any.
    expect(found.filter((code) => code === 'q30').length).toBeGreaterThan(25)
  })

  test('a redone turn asks the same, whatever others have answered meanwhile', async () => {
    const when = aMoment({ at: at('2026-11-20') })
    const before = await asked(when)
    for (const item of before.items) {
      const late = { given_at: at('2026-11-20') - 1000, recorded_at: at('2026-11-20') - 1000 }
      await givenRating(desk, { ...late, answers: { [item.code]: 4 } })
    }
    expect(await asked(when)).toEqual(before)
  })

  test('a unit is asked the instrument whose file names it, with its own levels', async () => {
    const ward = (await instrumentStore.current(desk.database)).get('ward-9')!
    const scale = ['Kém', 'Yếu', 'Trung bình', 'Khá', 'Tốt'].map((vi, i) => ({
      level: i + 1,
      vi,
      en: `${i}`,
    }))
    const body = JSON.stringify({ ...ward, scale, asks: { kinds: [], units: ['W'] } })
    const row = { name: 'ward-9', version: '2', recorded_at: BEGINNING + 1, body }
    await desk.database.commit([write(desk.database.read.insertInto('instrument_version').values(row))])
    await givenUnit(desk, { code: 'W' })
    const { standing } = await look({ unitCode: 'W' })
    expect(standing.instrument).toBe('ward-9')
    const { items, scale: levels } = await asked(aMoment(), 'W', 'ward-9')
    expect(items.map(({ factor }) => factor)).toEqual(['officials', 'results', 'feedback'])
    expect(levels).toEqual(scale)
    expect((await look({ unitCode: 'A' })).standing.instrument).toBe('sipas-2023')
  })

  test('what was chosen when the conversation began stays: a change of instruments does not mix two', async () => {
    const { standing } = await look({ unitCode: 'A', instrument: 'ward-9' })
    expect(standing.instrument).toBe('ward-9')
    await keep(giveRating, { level: 4, standing }, aMoment())
    expect((await ratings())[0]).toMatchObject({ instrument: 'ward-9' })
    expect(await asked(aMoment(), 'A', 'none')).toEqual({ items: [], scale: null })
  })
})

const hex = (text: string) => createHash('sha256').update(text).digest('hex')

function aMoment(some: Partial<Moment> = {}): Moment {
  return {
    at: at('2026-11-20'),
    recordedAt: some.at ?? at('2026-11-20'),
    key: 'm1',
    cause: 'cause',
    citizen: 'citizen',
    address: { channel: 'zalo', account: 'oa', user: 'u' },
    draw: hex,
    ...some,
  }
}
