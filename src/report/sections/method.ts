/** The annex on method: what each figure means, which facts and versions it rests on, and how to make the report again. */
import { toVietnamese } from '../../calendar/instant.ts'
import type { ReportFacts } from '../facts.ts'
import type { Block } from '../report.ts'

/** @param file the name of the report's own file */
export function method(facts: ReportFacts, file: string): Block[] {
  const { framework, instrument, cards, asOf } = facts
  const minN = cards[0]?.inputs.minN ?? 0
  return [
    { kind: 'heading', text: '1. Số liệu và phiên bản' },
    {
      kind: 'list',
      items: [
        `Thời điểm chốt số liệu: ${toVietnamese(Date.parse(asOf))} (${asOf}). Chỉ tính những gì đã được ghi nhận đến thời điểm đó; việc xảy ra trong kỳ nhưng ghi nhận sau không có trong báo cáo này.`,
        `Bộ tiêu chí: ${framework.title.vi} (${framework.name}, phiên bản ${framework.version}); nguồn: ${sourceText(framework.source)}.`,
        `Bộ câu hỏi: ${instrument.title.vi} (${instrument.name}, phiên bản ${instrument.version}); nguồn: ${sourceText(instrument.source)}.`,
        `Ngưỡng công bố: ít nhất ${minN} lượt đánh giá. Dưới ngưỡng, chỉ số và mọi số có thể suy ra chỉ số đều không công bố.`,
      ],
    },
    { kind: 'heading', text: '2. Cách tính' },
    { kind: 'list', items: DEFINITIONS },
    { kind: 'heading', text: '3. Tính lại báo cáo' },
    {
      kind: 'sentence',
      text: 'Cùng thời điểm chốt thì cùng số liệu. Trên máy chủ của hệ thống, chạy lệnh:',
    },
    { kind: 'code', text: commandOf(facts, file) },
    {
      kind: 'sentence',
      text: 'Lệnh scores với các tham số như trên (trừ --out) và --format json in ra mọi số nguyên đứng sau từng chỉ số. Lệnh in số liệu theo quyền của chuỗi quản lý đơn vị; báo cáo tải từ trang xử lý theo quyền của tài khoản đã tải.',
    },
    { kind: 'heading', text: '4. Từ điển số liệu' },
    dictionary(),
  ]
}

/** A source as the files of seeds/ note it in English, for a Vietnamese reader: the act, its day and whose it is. */
function sourceText(source: string): string {
  return source
    .split(';')[0]!
    .replace(/ of (?=\d)/, ' ngày ')
    .replace(' of ', ' của ')
}

/** `bao-cao-2026-Q3-H99.docx`: how a report's file is called when nobody calls it otherwise. */
export function fileNameOf({ period, unit }: Pick<ReportFacts, 'period' | 'unit'>, format: string): string {
  return `${['bao-cao', period.name, unit?.code].filter(Boolean).join('-')}.${format}`
}

/** The exact call that makes this report again. */
export function commandOf({ period, unit, framework, asOf }: ReportFacts, file: string): string {
  const name = /^[\w.-]+$/.test(file) ? file : JSON.stringify(file)
  const only = unit ? ` --unit ${unit.code}` : ''
  return `npx lang-nghe report --period ${period.name}${only} --framework ${framework.name} --as-of ${asOf} --out ${name}`
}

const DEFINITIONS = [
  'Chỉ số hài lòng: số câu trả lời ở mức 4 (Hài lòng) và mức 5 (Rất hài lòng) chia cho tổng số câu trả lời câu hỏi chung. Của nhiều lần đánh giá cùng một việc, lần sau cùng được tính.',
  'Khoảng tin cậy 95%: khoảng Wilson của tỷ lệ; với nhóm nội dung, khoảng tính theo người trả lời vì các câu trả lời của một người giống nhau. Đánh giá qua trò chuyện là đánh giá thường xuyên, người dân tự chọn có đánh giá hay không; đây không phải mẫu điều tra SIPAS, và không được trộn với kết quả SIPAS.',
  'Hồ sơ của kỳ: hồ sơ xong trong kỳ và hồ sơ chưa xong mà đã quá ngày hẹn đầu tiên ở cuối kỳ. Trễ: sau ngày hẹn đầu tiên.',
  'Phản ánh: theo kết luận trong kỳ (đúng, đúng một phần, không đúng), không theo số gửi đến.',
  'Làm tròn: một chữ số thập phân, chỉ để đọc. Không ngưỡng nào so bằng số đã làm tròn.',
  'Đơn vị sáp nhập: số liệu cũ theo đơn vị kế thừa; đơn vị bị chia tách giữ số liệu của mình.',
]

const ENTRIES: [string, string, string][] = [
  ['Hài lòng (%)', 'satisfaction.index', 'Tỷ lệ mức 4 và 5 trong câu trả lời câu hỏi chung'],
  ['Khoảng tin cậy 95%', 'satisfaction.low, high', 'Giới hạn dưới và trên của khoảng Wilson'],
  ['Số lượt đánh giá', 'satisfaction.n', 'Số lượt được tính, không gồm lượt đã loại theo quyết định'],
  ['Được mời', 'coverage.invited', 'Hồ sơ trả kết quả trong kỳ có kèm lời mời đánh giá'],
  ['Đã trả kết quả', 'coverage.returned', 'Hồ sơ đã trả kết quả trong kỳ'],
  ['Phản hồi (%)', 'responseRate', 'Lời mời được trả lời trên số được mời'],
  ['Tổng số hồ sơ', 'timeliness.total', 'Xong trong kỳ, cùng với chưa xong mà quá hạn ở cuối kỳ'],
  ['Cộng trễ', 'timeliness.late', 'Xong trễ, cùng với quá hạn chưa xong'],
  [
    'Đúng, đúng một phần, không đúng',
    'complaints.founded, partly, unfounded',
    'Phản ánh theo kết luận trong kỳ',
  ],
  ['Đang xử lý', 'complaints.open', 'Phản ánh chưa có kết luận ở cuối kỳ'],
]

function dictionary(): Block {
  return {
    kind: 'table',
    title: 'Tên số liệu trong báo cáo và trong giao diện lập trình (API)',
    measuredIn: null,
    columns: [
      { head: 'Trong báo cáo', width: 26, align: 'left' },
      { head: 'Trong API', width: 30, align: 'left' },
      { head: 'Ý nghĩa', width: 44, align: 'left' },
    ],
    rows: ENTRIES,
    total: null,
    notes: [],
  }
}
