/** Why a rating is left out of the figures, or counts again: reasons to choose from, each with words of whoever decides. */
export const EXCLUSION_REASONS = {
  burst: {
    vi: 'Nhiều đánh giá dồn dập, không phải của người dân đến làm việc',
    en: 'A burst of ratings that do not come from citizens served',
  },
  by_official: {
    vi: 'Do cán bộ hoặc người của đơn vị tự đánh giá',
    en: 'Given by officials or staff of the unit itself',
  },
  no_service: {
    vi: 'Người đánh giá không được đơn vị phục vụ',
    en: 'Whoever rated was not served by the unit',
  },
  copied: { vi: 'Chép lại cùng một bộ câu trả lời', en: 'The same answers copied' },
  duplicate: { vi: 'Trùng với đánh giá khác của cùng một việc', en: 'The same rating taken twice' },
  wrong_unit: { vi: 'Đánh giá nhầm đơn vị', en: 'Meant for another unit' },
  entry_error: { vi: 'Sai sót khi nhập liệu', en: 'An error when it was entered' },
  other: { vi: 'Lý do khác (nêu rõ)', en: 'Another reason (say which)' },
} as const
export type ExclusionReason = keyof typeof EXCLUSION_REASONS

/** Why a decision is taken back. */
export const INCLUSION_REASONS = {
  genuine: { vi: 'Xác minh là đánh giá thật', en: 'Found to be genuine' },
  mistaken: { vi: 'Quyết định trước chưa đúng', en: 'The decision before was mistaken' },
  other: { vi: 'Lý do khác (nêu rõ)', en: 'Another reason (say which)' },
} as const
export type InclusionReason = keyof typeof INCLUSION_REASONS

/** A recorded reason in words; one that is not of the lists, as it was recorded. */
export function reasonText(reason: string, language: 'vi' | 'en'): string {
  const all: Record<string, { vi: string; en: string }> = { ...INCLUSION_REASONS, ...EXCLUSION_REASONS }
  return Object.hasOwn(all, reason) ? all[reason]![language] : reason
}
