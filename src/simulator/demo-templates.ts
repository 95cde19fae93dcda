/** The templates that the demonstration's played platforms have approved: one for each kind of notice. */
import type { MessengerTemplate, ZaloTemplate } from './rules.ts'

/** What stands in braces is filled in by the bot, under that word on Zalo and in that order on Messenger. */
const WORDING: Record<string, string> = {
  complaint_answer:
    'Kết quả phản ánh {complaint} của Ông/Bà: {outcome}. Mời Ông/Bà nhắn vào đây để xem trả lời.',
  complaint_question: 'Cơ quan cần hỏi thêm về phản ánh {complaint}. Mời Ông/Bà nhắn vào đây để trả lời.',
  complaint_refused:
    'Cơ quan không nhận giải quyết phản ánh {complaint}. Mời Ông/Bà nhắn vào đây để xem lý do.',
  complaint_status: 'Phản ánh {complaint} đang do {unit} xử lý. Trân trọng.',
  complaint_reminder:
    'Cơ quan đã trả lời phản ánh {complaint} và chờ ý kiến của Ông/Bà đến hết ngày {date}. Trân trọng.',
  official_reply: 'Cán bộ đã trả lời Ông/Bà. Mời Ông/Bà nhắn vào đây để xem.',
  rating_invitation: 'Hồ sơ {dossier} tại {unit} đã trả kết quả. Mời Ông/Bà nhắn vào đây để đánh giá.',
  dossier_status: 'Hồ sơ {dossier} tại {unit} nay ở bước: {status}. Trân trọng.',
  dossier_due_tomorrow: 'Hồ sơ {dossier} tại {unit} hẹn trả kết quả ngày {date}. Trân trọng.',
  dossier_late:
    'Xin lỗi Ông/Bà: hồ sơ {dossier} tại {unit} đã trễ hẹn. Ngày hẹn trả hiện nay: {date}. Trân trọng.',
  dossier_returned: 'Hồ sơ {dossier} tại {unit} đã trả kết quả. Cảm ơn Ông/Bà.',
  phone_invitation:
    'Kính gửi {name}: hồ sơ {dossier} tại {unit} đã trả kết quả. Mời Ông/Bà nhắn {token} vào đây để đánh giá.',
  attachment_failed:
    'Chưa lưu được ảnh, tệp Ông/Bà gửi kèm phản ánh {complaint}. Mời Ông/Bà gửi lại tại đây.',
  identity_opened:
    'Một cán bộ được phép xem thông tin liên hệ của Ông/Bà trong phản ánh {complaint}. Mời Ông/Bà nhắn vào đây để xem lý do.',
  official_case: 'Có việc về phản ánh {complaint}. Mời Ông/Bà vào trang xử lý để xem.',
  official_urgent: 'Phản ánh {complaint} cần xem ngay. Mời Ông/Bà vào trang xử lý.',
  rating_reminder:
    'Hôm trước Ông/Bà đã nhận kết quả hồ sơ {dossier} tại {unit}. Mời Ông/Bà nhắn vào đây để đánh giá.',
}

const WORD = /\{(\w+)\}/g
/** The first template's id; the others follow. */
const FIRST_ID = 700_001

/** A template by the kind of notice that it tells, with the words that fill it, in their order. */
export type DemoTemplate = {
  kind: string
  words: string[]
  zalo: ZaloTemplate
  messenger: MessengerTemplate
}

/** For the simulator's `rules`, and for whoever sends. */
export const demoTemplates: DemoTemplate[] = Object.entries(WORDING).map(([kind, wording], i) => {
  const words = [...wording.matchAll(WORD)].map(([, word]) => word!)
  const zalo = { id: String(FIRST_ID + i), name: kind, text: wording.replace(WORD, '<$1>') }
  const body = wording.replace(WORD, (_, word: string) => `{{${words.indexOf(word) + 1}}}`)
  return { kind, words, zalo, messenger: { name: kind, language: 'vi', body } }
})

/** What the demonstration's OA and Page may do. */
export const demoRules = {
  zalo: { templates: demoTemplates.map(({ zalo }) => zalo) },
  messenger: { templates: demoTemplates.map(({ messenger }) => messenger) },
}
