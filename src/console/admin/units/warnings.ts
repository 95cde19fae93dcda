/** What is to be read before a unit is recorded, in words. */
import { activeAccounts } from '../../../accounts/account-store.ts'
import { type Consequence, consequencesOf } from '../../../units/consequences.ts'
import { officials } from '../../../units/official-store.ts'
import type { Unit, UnitTree } from '../../../units/unit.ts'
import type { SignedInVisit } from '../../page.ts'
import { en } from './words.en.ts'
import { vi, type Words } from './words.vi.ts'

/** [] when nothing beyond the unit itself becomes different. */
export async function unitWarnings(
  { desk, language, now }: SignedInVisit,
  before: Unit | null,
  after: Unit,
  tree: UnitTree,
): Promise<string[]> {
  const accounts = await activeAccounts(desk.database, now)
  const found = consequencesOf(
    before,
    after,
    tree,
    [...(await officials(desk.database)).values()],
    accounts.map(({ unitCode }) => unitCode),
  )
  return found.map((one) => inWords(one, tree, language === 'en' ? en : vi))
}

function inWords(found: Consequence, tree: UnitTree, { warnings }: Words): string {
  switch (found.what) {
    case 'succeeded':
      return warnings.succeeded(found.by.map((code) => tree.byCode.get(code)?.name ?? code).join(', '))
    case 'children_left':
    case 'officials_left':
    case 'accounts_left':
      return warnings[found.what](found.n)
    default:
      return warnings[found.what]
  }
}
