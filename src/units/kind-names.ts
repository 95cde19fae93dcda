/** What the kinds of units are called, in the plural, as headings. */
import type { UnitKind } from './unit.ts'

export const KIND_NAMES: Record<UnitKind, { vi: string; en: string }> = {
  province: { vi: 'Tỉnh', en: 'Province' },
  department: { vi: 'Sở, ban, ngành', en: 'Departments' },
  branch: { vi: 'Chi nhánh, đơn vị trực thuộc', en: 'Branches' },
  commune: { vi: 'Xã, phường, đặc khu', en: 'Communes and wards' },
  other: { vi: 'Cơ quan khác', en: 'Other offices' },
}
