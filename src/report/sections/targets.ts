/** "4 tăng, 2 giảm, 2 không": how each target stands for all together, and what may be said of its movement. */
import type { ShownFigure } from '../../scores/frameworks/apply.ts'
import { UNSEEN } from '../../scores/frameworks/figure.ts'
import { type Movement, standOfTargets, type TargetStand } from '../../scores/frameworks/targets.ts'
import type { ReportFacts } from '../facts.ts'
import { countText } from '../numbers.ts'
import { periodWords } from '../period-words.ts'
import { type Block, type Cell, count } from '../report.ts'

const WANTS = { up: 'tăng', down: 'giảm', zero: 'không' } as const
const MOVEMENTS: Record<Movement, string> = {
  better: 'tốt lên',
  worse: 'kém đi',
  same: 'không đổi',
  unclear: 'chưa đủ để kết luận',
  cut: 'không so sánh được',
  unknown: 'chưa so sánh được',
}
const UNITS = { percent: '%', per_thousand: '‰', days: ' ngày làm việc', points: ' điểm' } as const

export function targets({ targets, before, series }: ReportFacts): Block[] {
  if (!targets) return [{ kind: 'sentence', text: 'Hệ thống chưa nạp bộ mục tiêu này.' }]
  const { framework, now } = targets
  const broken = series.at(-1)?.brokenBefore ?? null
  const stands = standOfTargets(
    framework,
    { card: now, breaksBefore: broken === null ? null : { vi: broken, en: broken } },
    targets.before && { card: targets.before, breaksBefore: null },
  )
  const measured = framework.targets.filter(({ figure }) => figure !== undefined).length
  return [
    {
      kind: 'sentence',
      text: `Trong ${countText(framework.targets.length)} mục tiêu của "${framework.title.vi}", hệ thống đo được ${countText(measured)}; các mục tiêu còn lại nêu rõ vì sao chưa đo được, không suy đoán.`,
    },
    {
      kind: 'table',
      title: `Tình hình thực hiện "${framework.title.vi}"`,
      measuredIn: null,
      columns: [
        { head: 'STT', width: 6, align: 'center' },
        { head: 'Mục tiêu', width: 24, align: 'left' },
        { head: 'Hướng', width: 11, align: 'center' },
        { head: 'Kỳ này', width: 14, align: 'center' },
        { head: 'Kỳ trước', width: 14, align: 'center' },
        { head: 'Chuyển biến', width: 13, align: 'center' },
        { head: 'Ghi chú', width: 24, align: 'left' },
      ],
      rows: stands.map((stand, i) => [count(i + 1), ...rowOf(stand)]),
      total: null,
      notes: [
        `Kỳ trước: ${periodWords(before.period)}. Số liệu đếm đủ (hồ sơ, phản ánh) so được trực tiếp; riêng mức độ hài lòng có sai số, chỉ nêu chuyển biến khi vượt sai số.`,
      ],
    },
  ]
}

function rowOf({ name, wants, unmeasured, note, now, before, movement }: TargetStand): Cell[] {
  const head = [name.vi, WANTS[wants]]
  if (unmeasured !== null) return [...head, 'chưa đo được', null, null, unmeasured.vi]
  const moved = movement === null ? null : MOVEMENTS[movement]
  return [...head, valueText(now), valueText(before), moved, note?.vi ?? '']
}

function valueText(figure: ShownFigure | null): Cell {
  if (figure === null) return null
  if (figure.text === null) return figure.lacks === 'unseen' ? UNSEEN.vi : 'không đủ dữ liệu'
  const value = `${figure.text.vi}${UNITS[figure.unit]}`
  return figure.unit === 'percent' && figure.part !== null
    ? `${value} (${countText(figure.part)} / ${countText(figure.whole)})`
    : value
}
