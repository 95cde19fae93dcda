/** The ways from a unit’s figures to what they are made of, as far as the account may go. */
import { html } from 'hono/html'
import type { RowsBehind } from '../../../scores/frameworks/explain.ts'
import type { UnitTree } from '../../../units/unit.ts'
import type { Markup, SignedInVisit } from '../../page.ts'
import { type Asked, askedOf } from '../asked.ts'
import { mayList, rowsAddress } from '../rows/links.ts'

export type UnitLinks = {
  /** A link to the rows; '' where there are none to be seen. */
  rows(behind: RowsBehind | null, text: string): Markup | ''
  /** The list of what was noticed about the unit’s ratings. */
  flags: string
}

export function linksOf(visit: SignedInVisit, tree: UnitTree, unit: string): UnitLinks {
  const asked = askedOf(visit)
  const isAllowed = mayList(visit.account, tree)
  return {
    rows(behind, text) {
      if (behind === null) return ''
      const { figure, official } = behind
      const kind = figure === 'official_late_share' ? 'official' : behind.kind
      const address = isAllowed(kind, unit) ? rowsAddress(asked, unit, figure, official) : null
      return address === null ? '' : html`<a href="${address}">${text}</a>`
    },
    flags: flagsAddress(asked, unit),
  }
}

function flagsAddress({ period }: Asked, unit: string): string {
  return `/console/ratings?${new URLSearchParams({ period, unit })}`
}
