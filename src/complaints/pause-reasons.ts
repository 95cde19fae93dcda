/** Why the clock of a complaint may stand still, in words. The list is closed, as that of refusals is. */
import { PAUSE_REASONS, type PauseReason } from './complaint.ts'

/** What officials choose from (all but `together`) and citizens read. */
export const PAUSE_WORDS: Record<PauseReason, { vi: string; en: string }> = {
  citizen: {
    vi: 'Chờ người gửi phản ánh bổ sung thông tin, tài liệu',
    en: 'Waiting for information or papers from the person who complained',
  },
  expert: {
    vi: 'Chờ kết luận giám định hoặc văn bản trả lời của cơ quan khác',
    en: 'Waiting for an expert opinion or another agency’s written answer',
  },
  force_majeure: {
    vi: 'Sự kiện bất khả kháng (thiên tai, dịch bệnh, sự cố)',
    en: 'Force majeure (disaster, epidemic, breakdown)',
  },
  together: {
    vi: 'Chờ bổ sung thông tin cho một phản ánh được xử lý cùng',
    en: 'Waiting for information on a complaint that is handled together with it',
  },
}

/** Whether an official may choose it. */
export function isPauseChoice(word: string): word is PauseReason {
  return (PAUSE_REASONS as readonly string[]).includes(word)
}

/** Whether a word is a reason of the list. */
export function isPauseReason(word: string): word is PauseReason {
  return Object.hasOwn(PAUSE_WORDS, word)
}
