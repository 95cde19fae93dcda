/** `/privacy`: what is kept of those who write, for how long, and how to have it erased. */
import { html } from 'hono/html'
import type { Desk } from '../desk.ts'
import { page } from './layout.ts'

/** The notice, with the terms that this office has set. */
export function privacyPage({ settings }: Pick<Desk, 'settings'>) {
  const { retentionDays: days, invitationTemplate } = settings
  return page(
    'Dữ liệu cá nhân',
    html`<h1>Dữ liệu cá nhân</h1>
<p>Lắng Nghe là hệ thống tự động của cơ quan nhà nước. Hệ thống chỉ giữ những gì cần để trả lời và giải quyết việc của Ông/Bà.</p>
<ul>
<li>Tin nhắn được giữ kín và xóa sau ${days.messages} ngày.</li>
<li>Phản ánh được niêm phong; nội dung và tệp gửi kèm bị hủy ${years(days.complaints)} sau khi kết thúc. Người bị phản ánh và cấp trên trực tiếp của người đó không xem được.</li>
<li>Đánh giá được tính vào điểm của đơn vị, không kèm tên người đánh giá. Lời góp ý bị hủy sau ${years(days.comments)}.</li>
<li>Hồ sơ Ông/Bà theo dõi: giữ mã hồ sơ để báo tin, xóa ${days.messages} ngày sau khi thôi theo dõi.</li>
${invitationTemplate === null ? '' : html`<li>Khi trả kết quả mà không ai theo dõi hồ sơ, số điện thoại của người nộp được dùng một lần để mời đánh giá.</li>`}
${days.unclear === 0 ? '' : html`<li>Câu nhắn mà máy chưa hiểu được giữ ${days.unclear} ngày để dạy máy, sau khi che số và tên, không kèm người gửi.</li>`}
<li>Không hỏi số căn cước hay số điện thoại trên Messenger. Ảnh giấy tờ tùy thân không được nhận.</li>
</ul>
<p>Ông/Bà có thể xem, sửa, xóa dữ liệu bất cứ lúc nào: nhắn <b>dữ liệu của tôi</b> cho Lắng Nghe.</p>
<p lang="en">Lắng Nghe is an automated service of the authority. Messages are sealed and deleted after ${days.messages} days; complaints are sealed and
their words and files destroyed ${years(days.complaints, 'years', 'days')} after they are over; ratings count without your name;
the codes of dossiers you follow are deleted ${days.messages} days after you stop.${invitationTemplate === null ? '' : ' If nobody follows a dossier, the phone number in it is used once, to invite to rate, when its result is handed over.'}${days.unclear === 0 ? '' : ` Messages that were not understood are kept ${days.unclear} days, masked and without who wrote them, for the service to learn from.`} Write <b>my data</b> to see, correct or erase what is kept.</p>`,
  )
}

function years(days: number, inYears = 'năm', inDays = 'ngày'): string {
  return days % 365 === 0 ? `${days / 365} ${inYears}` : `${days} ${inDays}`
}
