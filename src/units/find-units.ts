/** The units that a citizen's words name: by name, alias, old name, acronym or code; ended units answer as their successors. */
import { dayOf } from '../calendar/instant.ts'
import type { LookUp } from '../conversation/effect.ts'
import { fold } from '../understanding/vietnamese-text.ts'
import { indexNames, type Named, type NameIndex, searchNames } from './name-index.ts'
import { livingUnits, type Unit, type UnitTree } from './unit.ts'
import { unitTree } from './unit-store.ts'

/** A unit that fits, and how well: 1 is its whole name. `clearMatch` of name-index.ts tells whether one stands out. */
export type UnitMatch = { code: string; name: string; kind: Unit['kind']; score: number }

const GENERIC = new Set(
  'so xa phuong dac khu tinh thanh pho thi tran huyen quan uy ban nhan dan trung tam phong ban chi nhanh van cuc can canbo cong chuc bophan phan mot'.split(
    ' ',
  ),
)

/** Units living on the day of the message, best first. */
export const findUnits: LookUp<{ text: string; limit?: number }, UnitMatch[]> = async (
  desk,
  { text, limit = 5 },
  { at },
) => {
  const tree = await unitTree(desk.database)
  const named = byCode(tree, text)
  const matches = named ?? searchNames(indexOf(tree), text, limit * 2)
  const best = new Map<string, UnitMatch>()
  for (const { key, score } of matches) {
    for (const { code, name, kind } of livingUnits(tree, key, dayOf(at))) {
      if (!best.has(code)) best.set(code, { code, name, kind, score })
    }
  }
  return [...best.values()].slice(0, limit)
}

/** A unit by the code that a dossier or a complaint carries, as it lives on the day of the message; null for an unknown code. */
export const findUnit: LookUp<{ code: string }, Unit | null> = async (desk, { code }, { at }) => {
  const tree = await unitTree(desk.database)
  return livingUnits(tree, code, dayOf(at))[0] ?? null
}

/** A text that is or holds a unit's code. Codes without a digit are too much like words. */
function byCode(tree: UnitTree, text: string): { key: string; score: number }[] | null {
  const typed = text.trim().toUpperCase()
  for (const code of tree.byCode.keys()) {
    if (code.toUpperCase() === typed) return [{ key: code, score: 1 }]
  }
  const parts = new Set(typed.split(/[\s,;:!?()]+/))
  const found = [...tree.byCode.keys()].filter(
    (code) => /\d/.test(code) && code.length > 2 && parts.has(code.toUpperCase()),
  )
  return found.length > 0 ? found.map((key) => ({ key, score: 1 })) : null
}

const indexes = new WeakMap<UnitTree, NameIndex>()

function indexOf(tree: UnitTree): NameIndex {
  const known = indexes.get(tree)
  if (known) return known
  const units = [...tree.byCode.values()]
  const names: Named[] = units.flatMap((unit) =>
    [unit.name, ...unit.aliases].map((name) => ({ key: unit.code, name })),
  )
  for (const { code, name } of tree.pastNames) names.push({ key: code, name })
  const index = indexNames([...names, ...acronyms(units)], GENERIC)
  indexes.set(tree, index)
  return index
}

/** `SXD` and `NNMT` for Sở Xây dựng and (Sở) Nông nghiệp và Môi trường, where it means one unit only. */
function acronyms(units: Unit[]): Named[] {
  const owners = new Map<string, Set<string>>()
  for (const unit of units) {
    if (unit.kind === 'commune') continue
    const words = fold(unit.name).split(' ')
    const short = words.filter((word) => word !== 'va')
    for (const kept of [words, short, words[0] === 'so' ? short.slice(1) : []]) {
      const acronym = kept.map((word) => word[0]).join('')
      if (acronym.length >= 3) owners.set(acronym, (owners.get(acronym) ?? new Set()).add(unit.code))
    }
  }
  return [...owners]
    .filter(([, codes]) => codes.size === 1)
    .map(([name, codes]) => ({ key: [...codes][0]!, name }))
}
