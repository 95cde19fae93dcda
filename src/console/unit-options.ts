/** Units to choose from, by kind, those that exist today. */
import { dayOf, type Instant } from '../calendar/instant.ts'
import { existsOn, UNIT_KINDS, type UnitKind, type UnitTree } from '../units/unit.ts'
import type { OptionGroup } from './field.ts'
import type { Language } from './language.ts'

const KINDS: Record<UnitKind, Record<Language, string>> = {
  province: { vi: 'Tỉnh', en: 'Province' },
  department: { vi: 'Sở, ban, ngành', en: 'Departments' },
  branch: { vi: 'Chi nhánh, đơn vị trực thuộc', en: 'Branches' },
  commune: { vi: 'Xã, phường, đặc khu', en: 'Communes and wards' },
  other: { vi: 'Cơ quan khác', en: 'Other offices' },
}

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
    label: KINDS[kind][language],
    options: units
      .filter((unit) => unit.kind === kind)
      .map(({ code, name }) => ({ value: code, label: name }))
      .sort((a, b) => a.label.localeCompare(b.label, 'vi')),
  }))
  return groups.filter(({ options }) => options.length > 0)
}
