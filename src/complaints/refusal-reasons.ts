/** Why a complaint may be refused, and what the citizen reads. The list is closed: an official picks, never invents. */

export type RefusalReason = { vi: string; en: string }

export const REFUSAL_REASONS = {
  not_administrative: {
    vi: 'Nội dung không thuộc phạm vi tiếp nhận phản ánh, kiến nghị về thủ tục hành chính và việc phục vụ của cơ quan nhà nước trong tỉnh. Ông/Bà nhắn «gặp cán bộ» nếu cần hướng dẫn.',
    en: 'The matter is outside what this channel takes: administrative procedures and the service of public offices of the province. Send “speak to an official” if you need guidance.',
  },
  other_authority: {
    vi: 'Nội dung thuộc thẩm quyền của cơ quan ngoài hệ thống hành chính của tỉnh. Kính mời Ông/Bà gửi đến cơ quan có thẩm quyền.',
    en: 'The matter belongs to an authority outside the administration of the province. Please send it there.',
  },
  legal_procedure: {
    vi: 'Nội dung là khiếu nại hoặc tố cáo, phải gửi bằng đơn có chữ ký hoặc trình bày trực tiếp tại nơi tiếp công dân theo quy định của pháp luật.',
    en: 'The matter is a khiếu nại or tố cáo, which the law wants as a signed letter or in person at the citizens’ reception.',
  },
  not_clear: {
    vi: 'Nội dung chưa đủ rõ để xác minh (chưa nêu sự việc, thời gian hoặc nơi xảy ra). Ông/Bà có thể gửi phản ánh mới với thông tin cụ thể hơn.',
    en: 'The matter is not clear enough to be looked into. You may send a new complaint that says what happened, when and where.',
  },
  duplicate: {
    vi: 'Nội dung trùng với phản ánh Ông/Bà đã gửi và đang được giải quyết. Mời Ông/Bà theo dõi phản ánh đã gửi.',
    en: 'The same matter has been sent before and is being handled. Please follow the earlier complaint.',
  },
  already_answered: {
    vi: 'Nội dung đã được cơ quan có thẩm quyền trả lời và không có tình tiết mới. Nếu có điều gì mới, Ông/Bà gửi phản ánh mới và nêu rõ điều đó.',
    en: 'The matter has been answered by the competent authority and nothing new is stated. If there is something new, please send a new complaint that says what it is.',
  },
  improper: {
    vi: 'Nội dung có lời lẽ xúc phạm, quảng cáo hoặc không phải là phản ánh, kiến nghị. Nếu có việc cần phản ánh, Ông/Bà gửi lại, chỉ nêu sự việc.',
    en: 'The text is abusive, advertising, or no complaint at all. If there is a matter to report, please send it again and tell only what happened.',
  },
} as const satisfies Record<string, RefusalReason>

export type RefusalReasonCode = keyof typeof REFUSAL_REASONS

/** Whether a word is a reason of the list. */
export function isRefusalReason(word: string): word is RefusalReasonCode {
  return Object.hasOwn(REFUSAL_REASONS, word)
}
