/** Who cannot have a complaint: a unit that is none, the chain of a unit that it is or was about, whoever is complained of. */
import { dayOf } from '../calendar/instant.ts'
import type { UnitTree } from '../units/unit.ts'
import type { Acted, Setting } from './action.ts'
import type { Complaint } from './complaint.ts'
import { plainName } from './person-name.ts'
import { unitChain } from './routing.ts'

type Refused = Extract<Acted, { refused: string }>

/** Refuses a unit that is not recorded or has ended; null when it exists, or none is named. */
export function existingUnit(unit: string | null, { tree, now }: Setting): Refused | null {
  if (unit === null) return null
  const found = tree.byCode.get(unit)
  if (!found || (found.validTo !== null && found.validTo < dayOf(now)))
    return { refused: 'unknown_unit', field: 'unit' }
  return null
}

/** The units that must not have a protected complaint: a correction makes nobody a stranger to what was said of them. */
export function barredUnits(
  { unitCode }: Pick<Complaint, 'unitCode'>,
  once: readonly string[],
  tree: UnitTree,
): Set<string> {
  return new Set([unitCode, ...once].flatMap((unit) => [...unitChain(unit, tree)]))
}

/** Why a unit cannot have the complaint; null when it can. */
export function wrongHandler(complaint: Complaint, unit: string, setting: Setting): Refused | null {
  const unknown = existingUnit(unit, setting)
  if (unknown) return unknown
  if (complaint.protected && barredUnits(complaint, setting.around?.onceAbout ?? [], setting.tree).has(unit))
    return { refused: 'in_unit_chain', field: 'unit' }
  return null
}

/** Refuses to give a task to somebody who is complained of or serves in that chain; null when the name is no such. */
export function wrongPerson(
  { protected: isProtected }: Complaint,
  named: { person: string; accountable: string | null },
  { around }: Setting,
): Refused | null {
  if (!isProtected || !around) return null
  const isAccused = (name: string | null) => name !== null && around.accused.has(plainName(name))
  if (isAccused(named.person)) return { refused: 'person_in_chain', field: 'person' }
  if (isAccused(named.accountable)) return { refused: 'person_in_chain', field: 'accountable' }
  return null
}
