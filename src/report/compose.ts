/** Puts the report together from its facts: parts in order, tables and charts numbered through. Pure. */
import type { ReportFacts } from './facts.ts'
import { aboutOf, basesOf, closing, letterhead, openingOf } from './letterhead.ts'
import { roman } from './numbers.ts'
import type { Block, Report, Section } from './report.ts'
import { complaints } from './sections/complaints.ts'
import { factors } from './sections/factors.ts'
import { gaming } from './sections/gaming.ts'
import { fileNameOf, method } from './sections/method.ts'
import { rules } from './sections/rules.ts'
import { satisfaction } from './sections/satisfaction.ts'
import { summary } from './sections/summary.ts'
import { targets } from './sections/targets.ts'
import { timeliness } from './sections/timeliness.ts'
import { trends } from './sections/trends.ts'

type Part = { title: string; sheet: string; of(facts: ReportFacts): Block[] }

const PARTS: Part[] = [
  { title: 'TÓM TẮT', sheet: 'Tóm tắt', of: summary },
  { title: 'MỨC ĐỘ HÀI LÒNG THEO ĐƠN VỊ', sheet: 'Hài lòng', of: satisfaction },
  { title: 'MỨC ĐỘ HÀI LÒNG THEO NHÓM NỘI DUNG', sheet: 'Nhóm nội dung', of: factors },
  { title: 'DIỄN BIẾN QUA CÁC KỲ', sheet: 'Diễn biến', of: trends },
  { title: 'TÌNH HÌNH GIẢI QUYẾT HỒ SƠ', sheet: 'Hồ sơ', of: timeliness },
  { title: 'PHẢN ÁNH, KIẾN NGHỊ THEO KẾT LUẬN', sheet: 'Phản ánh', of: complaints },
  { title: 'KẾT QUẢ THEO BỘ TIÊU CHÍ', sheet: 'Bộ tiêu chí', of: rules },
  { title: 'MỤC TIÊU "4 TĂNG, 2 GIẢM, 2 KHÔNG"', sheet: 'Mục tiêu', of: targets },
  { title: 'DẤU HIỆU BẤT THƯỜNG VÀ LƯỢT ĐÁNH GIÁ BỊ LOẠI', sheet: 'Bất thường', of: gaming },
  { title: 'ĐỀ XUẤT, KIẾN NGHỊ', sheet: 'Kiến nghị', of: () => [{ kind: 'blank', lines: 4 }] },
]

/** @param file the name of the file that it becomes, for the call by which it is made again */
export function compose(facts: ReportFacts, file = fileNameOf(facts, 'docx')): Report {
  const number = numbering()
  const sections = PARTS.map(
    ({ title, sheet, of }, i): Section => ({
      number: roman(i + 1),
      title,
      sheet,
      blocks: of(facts).map(number),
    }),
  )
  const annex: Section = {
    number: '',
    title: 'PHỤ LỤC: PHƯƠNG PHÁP VÀ TỪ ĐIỂN SỐ LIỆU',
    sheet: 'Phương pháp',
    blocks: method(facts, file).map(number),
  }
  return {
    letterhead: letterhead(facts),
    title: 'BÁO CÁO',
    about: aboutOf(facts),
    bases: basesOf(facts),
    opening: openingOf(facts),
    sections,
    annexes: [annex],
    ...closing(),
    asOf: facts.asOf,
  }
}

/** `Bảng 1. …`, `Hình 1. …`, in the order of the document. */
function numbering(): (block: Block) => Block {
  let tables = 0
  let charts = 0
  return (block) => {
    if (block.kind === 'table') return { ...block, title: `Bảng ${++tables}. ${block.title}` }
    if (block.kind === 'chart') return { ...block, title: `Hình ${++charts}. ${block.title}` }
    return block
  }
}
