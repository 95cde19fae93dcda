/** Complaints of two years in every state, each with what officials and citizen did about it. Pure. */
import { DAY_MS, dayOf, type Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'
import { CATEGORIES, type Category, type Confidentiality, type Flag } from '../complaints/complaint.ts'
import type { NewComplaint } from '../complaints/complaint-store.ts'
import { answerDueAt } from '../complaints/deadlines.ts'
import { routeOf } from '../complaints/routing.ts'
import { receiptSecret, trackingCode } from '../complaints/tracking-code.ts'
import type { OfficeSettings } from '../desk.ts'
import type { Dossier } from '../dossiers/dossier.ts'
import { type ComplaintDeed, deedsOf } from './complaint-deeds.ts'
import { storyOf } from './complaint-stories.ts'
import { inOfficeHours, type Years } from './dossier-life.ts'
import { SPREAD_DAYS } from './generate-dossiers.ts'
import { drawPhone } from './invented-people.ts'
import type { Chance } from './mulberry32.ts'
import { officialsOn, type Province, servingOn } from './province.ts'
import type { Character } from './unit-character.ts'

export type GeneratedComplaint = {
  filed: NewComplaint
  at: Instant
  channel: ChannelName
  /** The number of the citizen who filed it. */
  citizen: number
  deeds: ComplaintDeed[]
  /** Chance for the salts of its record. */
  salt: string
}

/** From how many citizens the complaints come. */
export const COMPLAINING_CITIZENS = 320

/** The share filed within the last weeks, so that every state of an open complaint is there. */
const RECENT = 0.28
const RECENT_DAYS = 24

/** Complaints in every state, spread over the years. */
export function generateComplaints(
  count: number,
  dossiers: readonly Dossier[],
  province: Province,
  characters: ReadonlyMap<string, Character>,
  settings: OfficeSettings,
  years: Years,
  chance: Chance,
): GeneratedComplaint[] {
  const byUnit = Map.groupBy(dossiers, (dossier) => dossier.unitCode)
  const complaints: GeneratedComplaint[] = []
  while (complaints.length < count) {
    const isRecent = complaints.length < count * RECENT
    const ago = DAY_MS * chance.next() * (isRecent ? RECENT_DAYS : SPREAD_DAYS)
    const at = inOfficeHours(dayOf(years.now - ago), chance.next() * 1.5) + chance.int(0, 59_999)
    if (at >= years.now) continue
    const unit = chance.weighted(
      servingOn(province, dayOf(at)).map((each) => [each, weight(each.code, characters)] as const),
    )
    const filed = draft(unit.code, byUnit.get(unit.code) ?? [], at, province, settings, years, chance)
    complaints.push({
      filed,
      at,
      channel: chance.happens(0.75) ? 'zalo' : 'messenger',
      citizen: chance.int(0, COMPLAINING_CITIZENS - 1),
      deeds: deedsOf(filed, at, province, settings, years, chance),
      salt: chance.hex(),
    })
  }
  return complaints
}

/** Busy and badly rated units are complained about more. */
function weight(unitCode: string, characters: ReadonlyMap<string, Character>): number {
  const { traffic, satisfied } = characters.get(unitCode)!
  return traffic * (1.02 - satisfied)
}

function draft(
  unitCode: string,
  dossiers: readonly Dossier[],
  at: Instant,
  province: Province,
  settings: OfficeSettings,
  years: Years,
  chance: Chance,
): NewComplaint {
  const category = chance.weighted(CATEGORIES.map((each) => [each, GROUNDS[each]] as const))
  const flags = flagsOf(category, chance)
  const amountVnd = category === 'bribery' || category === 'overcharge' ? chance.pick(AMOUNTS) : null
  const handedIn = dossiers.filter(
    (dossier) => dossier.receivedAt < at && dossier.receivedAt > at - 120 * DAY_MS,
  )
  const dossier =
    handedIn.length > 0 && chance.happens(category === 'delay' ? 0.8 : 0.4) ? chance.pick(handedIn) : null
  const procedureCode = dossier?.procedureCode ?? chance.pick(province.procedures).code
  const procedure = province.procedures.find((each) => each.code === procedureCode)!
  const officials = officialsOn(province, unitCode, dayOf(at))
  const official =
    officials.length > 0 && category !== 'online_system' && chance.happens(0.15)
      ? chance.pick(officials).name
      : null
  const confidentiality = flags.includes('identity_protection')
    ? chance.pick(['confidential', 'anonymous'] as const)
    : chance.weighted(SHOWN)
  const chainUnit = chance.happens(0.05) ? null : unitCode
  return {
    ...routeOf(category, flags, official !== null, chainUnit, province.tree),
    dueAt: answerDueAt(years.calendar, settings, at),
    code: trackingCode(chance.hex()),
    secret: receiptSecret(chance.hex()),
    category,
    flags,
    story: storyOf(category, flags, procedure.name, amountVnd, chance),
    unitCode: chainUnit,
    official,
    dossierCode: dossier?.code ?? null,
    contact: confidentiality === 'named' && chance.happens(0.4) ? drawPhone(chance) : null,
    amountVnd,
    confidentiality,
    attachments: [],
  }
}

const GROUNDS: Record<Category, number> = {
  bribery: 4,
  harassment: 8,
  overcharge: 5,
  extra_paperwork: 14,
  buck_passing: 8,
  discipline: 6,
  attitude: 16,
  delay: 24,
  online_system: 11,
  other: 4,
}
const SHOWN: (readonly [Confidentiality, number])[] = [
  ['named', 60],
  ['confidential', 28],
  ['anonymous', 12],
]
const AMOUNTS = [50_000, 100_000, 200_000, 300_000, 500_000, 1_000_000, 2_000_000, 3_000_000, 5_000_000]
const FLAG_SHARES: (readonly [Flag, number])[] = [
  ['threat_or_retaliation', 0.03],
  ['danger_to_life', 0.01],
  ['vulnerable_person', 0.1],
  ['repeat', 0.08],
  ['identity_protection', 0.06],
  ['legal_denunciation', 0.03],
  ['press_threat', 0.03],
]

function flagsOf(category: Category, chance: Chance): Flag[] {
  const flags = FLAG_SHARES.filter(([, share]) => chance.happens(share)).map(([flag]) => flag)
  return category === 'bribery' ? ['bribery_allegation', ...flags] : flags
}
