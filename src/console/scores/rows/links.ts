/** Which rows behind a figure an account may list, and the way to them. */
import type { Account } from '../../../accounts/account-store.ts'
import type { Role } from '../../../accounts/roles.ts'
import type { FigureName } from '../../../scores/frameworks/figure.ts'
import type { UnitTree } from '../../../units/unit.ts'
import { singleSight } from '../../ratings/sight.ts'
import { type Asked, askingFor } from '../asked.ts'
import { scopeOf, sightOf } from '../whose-scores.ts'

/** Those who work with dossiers or inspect those who do. Others read figures: a dossier's code leads to a citizen. */
const SEES_DOSSIERS: readonly Role[] = ['intake', 'handler', 'head', 'inspector', 'committee']

export type RowKind = 'dossiers' | 'ratings' | 'official'

/** Whether the account may list the rows of a kind behind a unit’s figures. */
export function mayList(account: Account, tree: UnitTree): (kind: RowKind, unit: string) => boolean {
  const isTheirs = scopeOf(account, tree)
  const seesRatings = singleSight(account, tree)
  const { mayReadPeople } = sightOf(account, tree)
  const seesDossiers = SEES_DOSSIERS.includes(account.role)
  return (kind, unit) => {
    if (!isTheirs(unit)) return false
    if (kind === 'ratings') return seesRatings(unit)
    return seesDossiers && (kind === 'dossiers' || mayReadPeople(unit))
  }
}

/** The address of the rows. Rows are of a unit alone, as units are now: where something else is asked for there is none. */
export function rowsAddress(
  asked: Asked,
  unit: string,
  figure: FigureName | 'official_late_share',
  official: string | null = null,
): string | null {
  if (asked.view !== 'now' || asked.scope !== 'unit') return null
  const query = askingFor(asked)
  query.set('figure', figure)
  if (official !== null) query.set('official', official)
  return `/console/scores/${encodeURIComponent(unit)}/rows?${query}`
}
