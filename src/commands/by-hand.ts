/** What no API does: the steps that a person takes in the consoles of Zalo and Meta, with our own values filled in. Pure. */
import type { Choice } from '../channels/channel.ts'
import { ZALO_EVENTS } from '../channels/zalo/event-names.ts'

/** Zalo's console and OA manager. @param publicUrl null: not set, and the steps say so. @param proofs the codes of Zalo's domain proof */
export function zaloByHand(
  oa: { oaId: string; appId: string },
  menu: readonly Choice[],
  publicUrl: string | null,
  proofs: readonly string[],
): string[] {
  const base = publicUrl ?? 'https://(PUBLIC_URL)'
  const proof = proofs.map((code) => `   ${base}/zalo_verifier${code}.html`)
  return [
    `Zalo OA ${oa.oaId}: những việc phải làm bằng tay / to be done by hand`,
    `1. developers.zalo.me, ứng dụng ${oa.appId}, «Xác thực domain»: đặt mã của Zalo vào ZALO_VERIFIER_CODE, khởi động lại, rồi bấm xác thực. / Domain proof:`,
    ...(proof.length > 0 ? proof : ['   (chưa có mã / ZALO_VERIFIER_CODE is not set)']),
    '2. «Official Account», «Thiết lập chung»: địa chỉ nhận ủy quyền / callback address:',
    `   ${base}/oauth/zalo/callback`,
    `   Rồi chạy / then run: npx lang-nghe channels consent ${oa.oaId}`,
    '3. «Webhook»: địa chỉ / address:',
    `   ${base}/webhooks/zalo`,
    '   Bật các sự kiện / switch on these events:',
    `   ${ZALO_EVENTS.needed.join(', ')}`,
    '   và, để nhận đủ / and, to know all:',
    `   ${ZALO_EVENTS.useful.join(', ')}`,
    '   «Lọc cú pháp»: TẮT. Bật thì chỉ tin bắt đầu bằng # đến được. / The syntax filter must be OFF.',
    '4. oa.zalo.me, «Menu»: mỗi mục chọn kiểu «Gửi tin nhắn đến OA» (oa.query.hide), nhập đúng chữ sau dấu →. / Menu items of the kind “send a message to the OA”, with this text:',
    ...menu.map(({ label, payload }) => `   ${label} → ${payload}`),
  ]
}

/** Meta's app dashboard. The verify token is not printed: the setting's name is. */
export function messengerByHand(pageId: string, publicUrl: string | null): string[] {
  const base = publicUrl ?? 'https://(PUBLIC_URL)'
  return [
    `Trang / Page ${pageId}: những việc phải làm bằng tay / to be done by hand`,
    '1. developers.facebook.com, ứng dụng, «Messenger», «Webhooks»: địa chỉ / callback address:',
    `   ${base}/webhooks/messenger`,
    '   Mã xác minh: giá trị của MESSENGER_VERIFY_TOKEN (hay verifyToken trong CHANNELS_FILE). / The verify token is that of your settings.',
    '2. «Cài đặt», «Nâng cao»: địa chỉ yêu cầu xoá dữ liệu / data deletion address:',
    `   ${base}/webhooks/messenger/data-deletion`,
    `   Chính sách dữ liệu / privacy policy: ${base}/privacy`,
    '3. Không bật response_feedback: nó đặt nút thích, không thích dưới mọi tin. / Leave response_feedback off.',
  ]
}
