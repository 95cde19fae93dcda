/**
 * What stands around the body of an official report: the office, the document's number, legal bases, recipients, signature.
 * Source: Nghị định 30/2020/NĐ-CP, phụ lục I, from memory: see docs/report.md for what is to be checked.
 */
import { dayOf } from '../calendar/instant.ts'
import type { ReportFacts } from './facts.ts'
import { periodWords } from './period-words.ts'
import type { Letterhead, Report } from './report.ts'

/** Fixed by the decree: the name of the State and its motto, whose hyphens have spaces around them. */
export const NATIONAL_NAME = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
/** The motto under it. */
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc'

/** Number, place and day of signing are left to the office: a program signs nothing. */
export function letterhead({ agency, asOf }: ReportFacts): Letterhead {
  return {
    superior: agency.superior?.toLocaleUpperCase('vi') ?? null,
    agency: agency.name.toLocaleUpperCase('vi'),
    number: 'Số: ……/BC-………',
    placeAndDate: `……………, ngày …… tháng …… năm ${dayOf(Date.parse(asOf)).slice(0, 4)}`,
  }
}

/** The subject (trích yếu). */
export function aboutOf({ period, unit }: ReportFacts): string {
  const whose = unit ? ` của ${unit.name} và các đơn vị trực thuộc` : ''
  return `Kết quả đo lường sự hài lòng của người dân và chất lượng phục vụ${whose}, ${periodWords(period.name)}`
}

/** Legal acts in force from a day to a day (null: no end known). Source and how sure: facts/domain.md 2.1, 3.1, 3.2. */
const ACTS: { text: string; from: string; to: string | null; instrument?: string }[] = [
  {
    text: 'Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030',
    from: '2021-07-15',
    to: '2030-12-31',
  },
  {
    text: 'Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính',
    from: '2018-06-21',
    to: '2025-06-30',
  },
  {
    text: 'Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia',
    from: '2025-07-01',
    to: null,
  },
  {
    text: 'Căn cứ Quyết định số 1001/QĐ-BNV ngày 11 tháng 12 năm 2023 của Bộ Nội vụ về phương pháp đo lường sự hài lòng của người dân đối với sự phục vụ của cơ quan hành chính nhà nước',
    from: '2023-12-11',
    to: null,
    instrument: 'sipas-2023',
  },
]

/** The acts that were in force at the report's moment and belong to what it measures, as the decree has them written. */
export function basesOf({ asOf, instrument }: ReportFacts): string[] {
  const day = dayOf(Date.parse(asOf))
  const acts = ACTS.filter(
    (act) =>
      act.from <= day &&
      (act.to === null || day <= act.to) &&
      (act.instrument === undefined || act.instrument === instrument.name),
  )
  return acts.map(({ text }, i) => `${text}${i === acts.length - 1 ? '.' : ';'}`)
}

/** The sentence between the legal bases and the first part. */
export function openingOf(facts: ReportFacts): string {
  return `${facts.agency.name} báo cáo kết quả như sau:`
}

/** Who gets it and who signs, to be filled in. */
export function closing(): Pick<Report, 'recipients' | 'signature'> {
  return {
    recipients: ['- Ban Chỉ đạo …………;', '- …………;', '- Lưu: VT, …………'],
    signature: {
      office: 'QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ',
      note: '(Chữ ký của người có thẩm quyền, dấu/chữ ký số của cơ quan)',
    },
  }
}
