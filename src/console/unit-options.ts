/** Units to choose from, by kind, those that exist today. */
import { dayOf, type Instant } from '../calendar/instant.ts'
import { KIND_NAMES } from '../units/kind-names.ts'
import { existsOn, UNIT_KINDS, type UnitTree } from '../units/unit.ts'
import type { OptionGroup } from './field.ts'
import type { Language } from './language.ts'

/** @param wanted the codes to choose from; null: all */
export function unitOptions(
  tree: UnitTree,
  now: Instant,
  language: Language,
  wanted: ((code: string) => boolean) | null = null,
): OptionGroup[] {
  const units = [...tree.byCode.values()].filter(
    (unit) => existsOn(unit, dayOf(now)) && (wanted?.(unit.code) ?? true),
  )
  const groups = UNIT_KINDS.map((kind) => ({
    label: KIND_NAMES[kind][language],
    options: units
      .filter((unit) => unit.kind === kind)
      .map(({ code, name }) => ({ value: code, label: name }))
      .sort((a, b) => a.label.localeCompare(b.label, 'vi')),
  }))
  return groups.filter(({ options }) => options.length > 0)
}
