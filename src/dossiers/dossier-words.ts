/** How statuses and degrees of completion are said to citizens and officials. */
import type { Degree, DossierStatus } from './dossier.ts'

type Words = { vi: string; en: string }

/** Names of the statuses; the Vietnamese ones are those of the national portal. */
export const statusWords: Record<DossierStatus, Words> = {
  new: { vi: 'Mới đăng ký', en: 'Registered' },
  accepted: { vi: 'Được tiếp nhận', en: 'Accepted' },
  rejected: { vi: 'Không được tiếp nhận', en: 'Not accepted' },
  in_progress: { vi: 'Đang xử lý', en: 'Being handled' },
  need_supplement: { vi: 'Yêu cầu bổ sung giấy tờ', en: 'More papers needed' },
  need_payment: { vi: 'Yêu cầu thực hiện nghĩa vụ tài chính', en: 'Payment needed' },
  withdrawn: { vi: 'Công dân yêu cầu rút hồ sơ', en: 'Withdrawn by the citizen' },
  paused: { vi: 'Dừng xử lý', en: 'Handling stopped' },
  finished: { vi: 'Đã xử lý xong', en: 'Result ready' },
  returned: { vi: 'Đã trả kết quả', en: 'Result handed over' },
}

/** How far it has got, in words that say no more than that. */
export const degreeWords: Record<Degree, Words> = {
  not_accepted: { vi: 'chưa được tiếp nhận', en: 'not accepted yet' },
  in_process: { vi: 'đang giải quyết', en: 'being handled' },
  stopped: { vi: 'đang tạm dừng', en: 'on hold' },
  done: { vi: 'đã giải quyết xong, chờ trả kết quả', en: 'handled, the result is waiting' },
  returned: { vi: 'đã trả kết quả', en: 'the result has been handed over' },
  refused: { vi: 'không được tiếp nhận', en: 'not accepted' },
  withdrawn: { vi: 'đã rút hồ sơ', en: 'withdrawn' },
}
