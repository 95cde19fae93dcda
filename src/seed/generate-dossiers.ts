/** Dossiers of two years. Pure: the same province, moment and chance give the same dossiers. */
import { addDays, DAY_MS, dayOf, type Instant } from '../calendar/instant.ts'
import type { Applicant } from '../dossiers/dossier.ts'
import { drawDossierCode } from './dossier-code.ts'
import { type DossierVersion, inOfficeHours, lifeOf, type Years } from './dossier-life.ts'
import { drawHandler, drawProcedure, receiverOf } from './handlers.ts'
import { drawApplicant } from './invented-people.ts'
import type { Chance } from './mulberry32.ts'
import { agencyOf, officialsOn, type Province } from './province.ts'
import type { Character } from './unit-character.ts'
import { workingDayLine } from './working-day-line.ts'

/** Over how many days before now the generated facts are spread. */
export const SPREAD_DAYS = 730

export type GeneratedDossier = { versions: DossierVersion[]; applicant: Applicant }

/** @param taken codes that are in use already; the new ones are added */
export function generateDossiers(
  count: number,
  province: Province,
  characters: ReadonlyMap<string, Character>,
  now: Instant,
  chance: Chance,
  taken: Set<string>,
): GeneratedDossier[] {
  const years = yearsAround(province, now)
  const agencies = new Map([...province.tree.byCode.keys()].map((code) => [code, agencyOf(province, code)]))
  return receiptsOf(count, years, chance).map(({ at, via }) => {
    const day = dayOf(at)
    const procedure = drawProcedure(province, chance)
    const unit = drawHandler(province, characters, procedure, day, chance)
    const officials = officialsOn(province, unit.code, day)
    const official = officials.length > 0 ? chance.pick(officials) : null
    const intake = {
      code: drawDossierCode(agencies.get(unit.code)!, day, unit.code === 'bhxh-tinh', chance, taken),
      unitCode: unit.code,
      receivingUnitCode: receiverOf(province, unit, day),
      official: official && { code: official.code, name: official.name },
      submittedVia: via,
      receivedAt: at,
      procedure,
      isLate: characters.get(unit.code)!.isLate(),
    }
    return { versions: lifeOf(intake, years, chance), applicant: drawApplicant(chance) }
  })
}

/** The calendar of all the days that a generated fact can fall on. */
export function yearsAround(province: Province, now: Instant): Years {
  const day = dayOf(now)
  const line = workingDayLine(province.calendar, addDays(day, -SPREAD_DAYS - 60), addDays(day, 150))
  return { calendar: province.calendar, line, now }
}

type Receipt = { at: Instant; via: 'counter' | 'online' | 'post' }

/** When and how dossiers come in, in order; a little more often as time goes on. Counters are open on working days only. */
function receiptsOf(count: number, { line, now }: Years, chance: Chance): Receipt[] {
  const receipts: Receipt[] = []
  while (receipts.length < count) {
    const drawn = now - SPREAD_DAYS * DAY_MS * chance.next() ** 1.4
    const via = chance.weighted([
      ['online', 55],
      ['counter', 40],
      ['post', 5],
    ] as const)
    const day = dayOf(drawn)
    const at = inOfficeHours(
      via === 'online' ? day : line.from(day),
      via === 'online' ? chance.next() * 1.5 : chance.next(),
    )
    if (at < now) receipts.push({ at, via })
  }
  return receipts.sort((a, b) => a.at - b.at)
}
