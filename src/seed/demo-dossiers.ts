/** Six dossiers that stay well known: their codes never change, their dates follow the day of loading. */
import { dayOf, type Instant } from '../calendar/instant.ts'
import { lastDayOf } from '../calendar/working-days.ts'
import type { DossierStatus } from '../dossiers/dossier.ts'
import { appointmentOn, type DossierVersion, inOfficeHours, type Years } from './dossier-life.ts'
import type { GeneratedDossier } from './generate-dossiers.ts'
import { officialsOn, type Province } from './province.ts'

/** One of the well-known dossiers. */
export type KnownDossier = {
  shows: 'on_time' | 'due_soon' | 'late' | 'finished' | 'returned' | 'need_supplement'
  /** The same in a citizen's words. */
  what: string
  code: string
  unitCode: string
  procedureCode: string
  steps: Step[]
}

type Step = { status: DossierStatus; workingDaysAgo: number; note?: string }

/** What README, the simulator and a newcomer name: a code, and what the bot will say of it. */
export const demoDossiers: KnownDossier[] = [
  {
    shows: 'on_time',
    what: 'Đang giải quyết, còn trong hạn',
    code: 'H99.12-261102-0001', // the example in the bot's own words
    unitCode: 'so-giao-duc-dao-tao',
    procedureCode: '9.910009',
    steps: [
      { status: 'accepted', workingDaysAgo: 16 },
      { status: 'in_progress', workingDaysAgo: 14 },
    ],
  },
  {
    shows: 'due_soon',
    what: 'Sắp đến hạn trả kết quả',
    code: 'H99.07-261110-0102',
    unitCode: 'phuong-may-hong',
    procedureCode: '9.904001',
    steps: [
      { status: 'accepted', workingDaysAgo: 9 },
      { status: 'in_progress', workingDaysAgo: 7 },
    ],
  },
  {
    shows: 'late',
    what: 'Đang trễ hẹn',
    code: 'H99.32-261030-0103',
    unitCode: 'vpdkdd-kv2',
    procedureCode: '9.901002',
    steps: [
      { status: 'accepted', workingDaysAgo: 15 },
      { status: 'in_progress', workingDaysAgo: 14 },
    ],
  },
  {
    shows: 'finished',
    what: 'Đã có kết quả, chờ nhận',
    code: 'H99.16-261118-0104',
    unitCode: 'so-tai-chinh',
    procedureCode: '9.905006',
    steps: [
      { status: 'accepted', workingDaysAgo: 4 },
      { status: 'in_progress', workingDaysAgo: 3 },
      { status: 'finished', workingDaysAgo: 1 },
    ],
  },
  {
    shows: 'returned',
    what: 'Đã trả kết quả, có thể đánh giá',
    code: 'H99.17-261102-0105',
    unitCode: 'so-tu-phap',
    procedureCode: '9.917001',
    steps: [
      { status: 'accepted', workingDaysAgo: 16 },
      { status: 'in_progress', workingDaysAgo: 14 },
      { status: 'finished', workingDaysAgo: 8 },
      { status: 'returned', workingDaysAgo: 6 },
    ],
  },
  {
    shows: 'need_supplement',
    what: 'Đang chờ bổ sung giấy tờ',
    code: 'H99.07-261117-0106',
    unitCode: 'phuong-may-hong',
    procedureCode: '9.906001',
    steps: [
      { status: 'accepted', workingDaysAgo: 5 },
      { status: 'need_supplement', workingDaysAgo: 2, note: 'Đề nghị bổ sung giấy xác nhận khuyết tật' },
    ],
  },
]

/** The six, as they stand at a moment. One whose unit or procedure is not recorded is left out. */
export function demoDossiersAt(province: Province, years: Years): GeneratedDossier[] {
  return demoDossiers.flatMap(({ code, unitCode, procedureCode, steps }) => {
    const procedure = province.procedures.find((each) => each.code === procedureCode)
    if (!procedure || !province.tree.byCode.has(unitCode)) return []
    const today = dayOf(years.now)
    const at = ({ workingDaysAgo }: Step): Instant =>
      inOfficeHours(years.line.after(today, -workingDaysAgo), 0.25)
    const receivedAt = at(steps[0]!)
    const dueAt = appointmentOn(lastDayOf(years.calendar, receivedAt, procedure.term))
    const [official] = officialsOn(province, unitCode, today).filter((each) => !each.head)
    const versions: DossierVersion[] = []
    for (const step of steps) {
      const before = versions.at(-1)
      const entry = {
        at: at(step),
        status: step.status,
        unit: unitCode,
        official: official?.name ?? null,
        note: step.note ?? null,
      }
      versions.push({
        code,
        unitCode,
        receivingUnitCode: null,
        procedureCode,
        status: step.status,
        receivedAt,
        dueAt,
        firstDueAt: dueAt,
        finishedAt: step.status === 'finished' ? entry.at : (before?.finishedAt ?? null),
        returnedAt: step.status === 'returned' ? entry.at : null,
        official: official ? { code: official.code, name: official.name } : null,
        submittedVia: 'counter',
        history: [...(before?.history ?? []), entry],
        recordedAt: entry.at,
      })
    }
    return [{ versions, applicant: { name: 'Trần Thí Dụ Hạnh', phone: '0900000106', idNumber: null } }]
  })
}
