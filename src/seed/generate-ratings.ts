/** Ratings of two years and the invitations that some of them answer. Pure. */
import { DAY_MS, type Day, dayOf, type Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'
import { type DossierVersion, inOfficeHours, type Years } from './dossier-life.ts'
import { SPREAD_DAYS } from './generate-dossiers.ts'
import type { Chance } from './mulberry32.ts'
import { type Province, servingOn } from './province.ts'
import { drawAnswers, drawLevel } from './rating-answers.ts'
import { commentOn } from './rating-comments.ts'
import type { Character } from './unit-character.ts'

export type GeneratedRating = {
  /** Its number; ratings are in the order of time. */
  number: number
  channel: ChannelName | 'counter' | 'paper' | 'portal'
  unitCode: string
  counter: string | null
  dossier: { code: string; procedureCode: string } | null
  instrument: 'overall' | 'sipas-2023' | 'ward-9'
  overall: number | null
  answers: Record<string, number>
  comment: string | null
  /** The number of the citizen who chatted; null for counter, paper and portal. */
  citizen: number | null
  isInvited: boolean
  givenAt: Instant
  /** When it came in; left out: when it was given. */
  recordedAt?: Instant
  /** The number of the rating that it takes the place of; null for a first one. */
  supersedes: number | null
}

export type GeneratedInvitation = {
  dossierCode: string
  unitCode: string
  channel: ChannelName
  sentAt: Instant
  usedAt: Instant | null
}

/** From how many citizens the ratings come. */
export const CHATTING_CITIZENS = 9_000

type Stub = Omit<GeneratedRating, 'number' | 'overall' | 'answers' | 'comment' | 'supersedes'> & {
  again: boolean
}

/** @param returned returned dossiers, each in its latest version */
export function generateRatings(
  count: number,
  returned: readonly DossierVersion[],
  province: Province,
  characters: ReadonlyMap<string, Character>,
  years: Years,
  chance: Chance,
): { ratings: GeneratedRating[]; invitations: GeneratedInvitation[] } {
  const invited = returned.flatMap((dossier) => invite(dossier, characters, years.now, chance) ?? [])
  const stubs = invited.flatMap(({ rating }) => rating ?? [])
  const changedMinds = Math.floor(count / 100)
  const visited = new Set(
    returned.flatMap(({ unitCode, receivingUnitCode }) => [unitCode, receivingUnitCode]),
  )
  const draw = walkInDrawer(province, characters, visited, years, chance)
  while (stubs.length < count - changedMinds) stubs.push(draw())
  for (let left = changedMinds; left > 0; ) {
    const stub = chance.pick(stubs)
    if (stub.again || stub.citizen === null) continue
    stub.again = true
    left -= 1
  }
  return {
    ratings: answered(stubs, province, characters, years.now, chance),
    invitations: invited.map((each) => each.invitation),
  }
}

/** What the stubs' citizens answered, those who changed their minds twice, in the order of time. */
function answered(
  stubs: Stub[],
  province: Province,
  characters: ReadonlyMap<string, Character>,
  now: Instant,
  chance: Chance,
): GeneratedRating[] {
  const ratings: GeneratedRating[] = []
  for (const { again, ...stub } of stubs.sort((a, b) => a.givenAt - b.givenAt)) {
    const character = characters.get(stub.unitCode)!
    const isSatisfied = character.isSatisfied()
    const overall = stub.instrument === 'ward-9' ? null : drawLevel(isSatisfied, chance)
    const first = { ...stub, number: ratings.length, overall, supersedes: null, comment: null }
    const share = stub.channel === 'portal' || stub.channel === 'paper' ? 'all' : 'some'
    const answers = drawAnswers(
      province.instruments.get(stub.instrument),
      share,
      character,
      isSatisfied,
      chance,
    )
    const talks = stub.citizen !== null && chance.happens(0.07)
    const final = { ...first, answers, comment: talks ? commentOn(isSatisfied, chance) : null }
    if (again) {
      ratings.push({ ...first, answers: {}, overall: drawLevel(chance.happens(0.5), chance) })
      const later = Math.min(now, stub.givenAt + chance.int(1, 40) * 60_000)
      ratings.push({ ...final, number: ratings.length, givenAt: later, supersedes: first.number })
    } else ratings.push(final)
  }
  return ratings
}

function invite(
  dossier: DossierVersion,
  characters: ReadonlyMap<string, Character>,
  now: Instant,
  chance: Chance,
): { invitation: GeneratedInvitation; rating: Stub | null } | null {
  const { code, unitCode, procedureCode, returnedAt } = dossier
  const sentAt = returnedAt! + 10 * 60_000
  if (!characters.get(unitCode)!.isInvited() || sentAt > now) return null
  const channel: ChannelName = chance.happens(0.78) ? 'zalo' : 'messenger'
  const answeredAt = sentAt + Math.floor(DAY_MS * 4 * chance.next() ** 3) + 60_000
  const usedAt = chance.happens(0.42) && answeredAt <= now ? answeredAt : null
  const invitation = { dossierCode: code, unitCode, channel, sentAt, usedAt }
  if (usedAt === null) return { invitation, rating: null }
  const rating: Stub = {
    channel,
    unitCode,
    counter: null,
    dossier: { code, procedureCode },
    instrument: 'sipas-2023',
    citizen: chance.int(0, CHATTING_CITIZENS - 1),
    isInvited: true,
    givenAt: usedAt,
    again: false,
  }
  return { invitation, rating }
}

/** Draws ratings that no invitation caused: at a counter, on paper, on the portal, or by someone who just chats. */
function walkInDrawer(
  province: Province,
  characters: ReadonlyMap<string, Character>,
  visited: ReadonlySet<string | null>,
  { line, now }: Years,
  chance: Chance,
): () => Stub {
  const busyOn = new Map<Day, { code: string; traffic: number; isCommune: boolean }[]>()
  const unitsOn = (day: Day) => {
    let units = busyOn.get(day)
    if (!units) {
      units = servingOn(province, day).map(({ code, kind }) => {
        const traffic = characters.get(code)!.traffic * (visited.has(code) ? 1 : QUIET)
        return { code, traffic, isCommune: kind === 'commune' }
      })
      busyOn.set(day, units)
    }
    return units
  }
  return () => {
    for (;;) {
      const channel = chance.weighted(CHANNELS)
      const drawn = now - SPREAD_DAYS * DAY_MS * chance.next() ** 1.4
      const isChat = channel === 'zalo' || channel === 'messenger'
      const day = isChat ? dayOf(drawn) : line.from(dayOf(drawn))
      const givenAt = inOfficeHours(day, chance.next() * (isChat ? 1.5 : 1)) + chance.int(0, 59_999)
      if (givenAt > now) continue
      const units = unitsOn(day).filter(({ isCommune }) => channel !== 'paper' || isCommune)
      return {
        channel,
        unitCode: chance.weighted(units.map(({ code, traffic }) => [code, traffic] as const)),
        counter: channel === 'counter' ? `Q${chance.int(1, 8)}` : null,
        dossier: null,
        instrument: INSTRUMENTS[channel],
        citizen: isChat ? chance.int(0, CHATTING_CITIZENS - 1) : null,
        isInvited: false,
        givenAt,
        again: false,
      }
    }
  }
}

/** How much less is said about units that take no dossiers. */
const QUIET = 0.2

const CHANNELS = [
  ['zalo', 66],
  ['messenger', 21],
  ['counter', 10],
  ['paper', 2],
  ['portal', 1],
] as const

const INSTRUMENTS = {
  zalo: 'sipas-2023',
  messenger: 'sipas-2023',
  counter: 'overall',
  paper: 'ward-9',
  portal: 'sipas-2023',
} as const
