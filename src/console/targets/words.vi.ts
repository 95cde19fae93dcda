/** Mục tiêu "4 tăng, 2 giảm, 2 không". */
import type { Movement } from '../../scores/frameworks/targets.ts'

export const vi = {
  title: 'Mục tiêu',
  lead: 'Mỗi mục tiêu đang ở mức nào và chuyển biến ra sao so với kỳ liền trước. Chỉ nêu điều hệ thống đo được; mục tiêu chưa đo được ghi rõ lý do.',
  unit: 'Đơn vị',
  scope: 'Phạm vi',
  scopes: { subtree: 'Gồm cả đơn vị trực thuộc', unit: 'Riêng đơn vị này' },
  period: 'Kỳ',
  periodGroups: { quarters: 'Quý', months: 'Tháng', longer: 'Nửa năm, năm', asked: 'Kỳ đang xem' },
  show: 'Xem',
  target: 'Mục tiêu',
  now: (period: string) => `Kỳ này (${period})`,
  before: (period: string) => `Kỳ trước (${period})`,
  movement: 'Chuyển biến',
  how: 'Cách đo, hoặc vì sao chưa đo được',
  groups: { up: 'Tăng', down: 'Giảm', zero: 'Không' },
  movements: {
    better: 'Tốt lên',
    worse: 'Kém đi',
    same: 'Không đổi',
    unclear: 'Chưa đủ để kết luận là thay đổi',
    cut: 'Không so sánh được: cách đo hoặc đơn vị đã thay đổi',
    unknown: 'Chưa so sánh được',
  } satisfies Record<Movement, string>,
  unmeasured: 'Chưa đo được',
  few: (n: number, minN: number) => `Chưa công bố (${n} lượt, cần ${minN})`,
  none: 'Không có dữ liệu trong kỳ',
  met: 'Đạt',
  notMet: 'Chưa đạt',
  units: {
    percent: '%',
    per_thousand: ' phản ánh trên 1.000 hồ sơ',
    days: ' ngày làm việc',
    points: ' điểm',
  },
  differenceUnits: {
    percent: ' điểm phần trăm',
    per_thousand: ' phản ánh trên 1.000 hồ sơ',
    days: ' ngày làm việc',
    points: ' điểm',
  },
  underWay: 'Kỳ này chưa kết thúc: số liệu tính đến lúc xem, kỳ trước tính trọn kỳ.',
  asOf: (moment: string, framework: string, version: string) =>
    `Tính đến ${moment} theo ${framework}, phiên bản ${version}.`,
  missing: 'Bộ mục tiêu chưa được nạp. Quản trị hệ thống chạy lệnh seed để nạp.',
  noUnit: 'Không có đơn vị này trong phạm vi của tài khoản.',
  badPeriod: 'Kỳ phải có dạng 2026-11, 2026-Q4, 2026-H2 hoặc 2026.',
}
export type Words = typeof vi
