/** Where somebody who asked Facebook to have their data deleted reads what became of it, in Vietnamese and English. */
import { html } from 'hono/html'
import type { Deletion } from '../channels/data-deletion.ts'

const HOW = {
  vi: 'Facebook gửi cho chúng tôi một mã số khác với mã trong cuộc trò chuyện, nên thường không biết đó là ai. Để chắc chắn, Ông/Bà mở cuộc trò chuyện với Trang rồi nhắn «xóa dữ liệu».',
  en: 'Facebook sends us another number than the one in the chat, so most often nobody can be found by it. To be sure, open the chat with the Page and write “delete my data”.',
}

const WORDS = {
  done: { vi: 'Dữ liệu của Ông/Bà đã được xóa.', en: 'Your data has been erased.' },
  under_way: {
    vi: 'Dữ liệu của Ông/Bà đang được xóa; việc này xong trong ít phút.',
    en: 'Your data is being erased; this is done within minutes.',
  },
  unmatched: {
    vi: `Đã nhận yêu cầu, nhưng chúng tôi không tìm thấy dữ liệu nào ứng với yêu cầu này. ${HOW.vi}`,
    en: `The request has arrived, but nothing was found that belongs to it. ${HOW.en}`,
  },
  unknown: {
    vi: `Không có yêu cầu nào mang mã này. ${HOW.vi}`,
    en: `There is no request with this code. ${HOW.en}`,
  },
}

/** The words of the page. @param deletion null: no request has this code */
export function deletionWords(deletion: Deletion | null) {
  const { vi, en } = WORDS[deletion?.state ?? 'unknown']
  return html`<h1>Yêu cầu xóa dữ liệu</h1>
<p>${vi}</p>
<p lang="en">${en}</p>
<p><a href="/privacy">Dữ liệu cá nhân được giữ thế nào / How personal data is kept</a></p>`
}
