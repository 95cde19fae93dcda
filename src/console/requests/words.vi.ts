/** Người dân xin gặp cán bộ. */
export const vi = {
  title: 'Người dân xin gặp cán bộ',
  lead: 'Việc đến trước đứng trước. Liên hệ xong, Ông/Bà đánh dấu để người khác khỏi làm lại.',
  at: 'Gửi lúc',
  channel: 'Kênh',
  topic: 'Việc cần gặp',
  action: 'Trả lời',
  reply: 'Lời nhắn cho người dân (có thể để trống)',
  unsaid: '(Không nói rõ)',
  done: 'Gửi và đánh dấu đã xong',
  doneOne: (at: string) => `Đánh dấu đã xong yêu cầu gửi lúc ${at}`,
  none: 'Không có yêu cầu nào đang chờ.',
  markedDone: 'Đã đánh dấu xong một yêu cầu.',
  alreadyDone: 'Yêu cầu này đã được người khác đánh dấu xong từ trước.',
}
export type Words = typeof vi
