/** The faults that can be provoked on the panel of the simulator's page: Vietnamese first, then English. */
import type { ChannelName } from '../channels/channel.ts'
import type { Fault } from './faults.ts'

/** `id` names it in calls of the page. */
export type PanelFault = { id: string; label: string; fault: Fault }

const EVERYWHERE: PanelFault[] = [
  { id: 'http-503', label: 'Máy chủ nền tảng hỏng / server error (HTTP 503)', fault: { httpStatus: 503 } },
  { id: 'slow', label: 'Trả lời chậm 4 giây / answer after 4 s', fault: { delayMs: 4_000 } },
  {
    id: 'dropped',
    label: 'Đứt kết nối, tin không tới / connection dropped, not delivered',
    fault: { dropConnection: true },
  },
  {
    id: 'dropped-delivered',
    label: 'Đứt kết nối, tin đã tới / connection dropped, yet delivered',
    fault: { dropConnection: true, delivered: true },
  },
]

const coded = (code: number, label: string, more: Partial<Fault> = {}): PanelFault => {
  const subcode = more.subcode === undefined ? '' : `-${more.subcode}`
  return {
    id: `code${code}${subcode}`,
    label: `${label} (${code}${subcode && `/${more.subcode}`})`,
    fault: { code, ...more },
  }
}

/** By channel. Source of the codes: facts/zalo.md 4.6 and 5.3, facts/messenger.md 6. */
export const PANEL_FAULTS: Record<ChannelName, PanelFault[]> = {
  zalo: [
    coded(-32, 'Gọi API quá nhiều / too many calls'),
    coded(-100, 'Tệp tải lên đã hết hạn / upload expired'),
    coded(-200, 'Gửi tin không thành công / send failed'),
    coded(-201, 'Tham số sai / parameter invalid'),
    coded(-211, 'OA hết hạn mức / OA out of quota'),
    coded(-213, 'Người dân đã bỏ quan tâm / not a follower'),
    coded(-216, 'Token không hợp lệ / token invalid'),
    coded(-218, 'Người dân nhận đủ hạn mức / citizen out of quota'),
    coded(-220, 'Token hết hạn / token expired'),
    coded(-221, 'OA chưa xác thực / OA not verified'),
    coded(-224, 'Gói OA không đủ / OA package too small'),
    coded(-227, 'Tài khoản bị khóa / user banned or inactive'),
    coded(-230, 'Quá 7 ngày không tương tác / silent for over 7 days'),
    coded(-232, 'Hết khung tương tác / interaction expired'),
    coded(-233, 'Loại tin không được nhận / message type not supported'),
    coded(-234, 'Không gửi ban đêm / not at night'),
    coded(-244, 'Người dân chặn loại tin này / restricted by the user'),
    ...EVERYWHERE,
    {
      id: 'token-503',
      label: 'Đổi token bị lỗi 503 / token call fails',
      fault: { httpStatus: 503, at: 'token' },
    },
    {
      id: 'template-133',
      label: 'Tin mẫu: ban đêm / template at night (-133)',
      fault: { code: -133, at: 'template' },
    },
    {
      id: 'template-109',
      label: 'Tin mẫu: sai mẫu / wrong template (-109)',
      fault: { code: -109, at: 'template' },
    },
  ],
  messenger: [
    coded(1, 'Lỗi tạm thời / temporary', { httpStatus: 500 }),
    coded(4, 'Gọi API quá nhiều / too many calls'),
    coded(10, 'Ứng dụng thiếu quyền / no permission'),
    coded(10, 'Ngoài khung 24 giờ / outside the window', { subcode: 2018278 }),
    coded(10, 'Trang bị hạn chế / Page restricted', { subcode: 1893063 }),
    coded(100, 'Tham số sai / invalid parameter'),
    coded(100, 'Không có người này / no such person', { subcode: 2018001 }),
    coded(100, 'Tệp đính kèm hết hạn / attachment expired', { subcode: 2018074 }),
    coded(190, 'Token đã chết / token dead', { httpStatus: 401 }),
    coded(200, 'Chưa được duyệt quyền / no advanced access', { subcode: 2018028 }),
    coded(368, 'Bị chặn vì chính sách / policy block'),
    coded(551, 'Người dân không nhận được / person unavailable', { subcode: 1545041 }),
    coded(613, 'Vượt tốc độ / rate limit'),
    coded(613, 'Gửi quá nhiều cho một người / too many to one person', { subcode: 2018338 }),
    coded(2018300, 'Ứng dụng khác giữ cuộc trò chuyện / another app owns the thread'),
    ...EVERYWHERE,
  ],
}
