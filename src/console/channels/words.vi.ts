/** Các OA và Trang. */
export const vi = {
  title: 'Kênh Zalo và Messenger',
  lead: 'Các OA và Trang mà hệ thống trả lời thay. Khi một kênh có trục trặc, tin của người dân vẫn được nhận; tin trả lời chờ đến khi sửa xong.',
  none: 'Chưa nối OA hay Trang nào.',
  account: 'OA hoặc Trang',
  unit: 'Thay mặt',
  anyUnit: 'Nhiều cơ quan',
  state: 'Tình trạng',
  works: 'Hoạt động bình thường',
  since: (at: string) => `từ ${at}`,
  consentLost:
    'Chưa được Zalo cấp quyền, hoặc quyền đã mất: quản trị OA cần đồng ý lại, bấm nút «Tạo địa chỉ để đồng ý».',
  refused: {
    zalo: 'Zalo từ chối OA hoặc ứng dụng: xem mã lỗi trong tài liệu kênh Zalo.',
    messenger: 'Meta từ chối mã truy cập (token) hoặc quyền của Trang: người vận hành cần thay mã truy cập.',
  },
  unsubscribed:
    'Trang không báo tin nhắn cho ứng dụng: người vận hành cần đăng ký lại (npx lang-nghe channels setup).',
  code: (code: string) => `Mã lỗi: ${code}`,
  action: 'Cấp quyền',
  consent: 'Tạo địa chỉ để đồng ý',
  consentOf: (account: string) => `Tạo địa chỉ để đồng ý: OA ${account}`,
  consentTitle: 'Quản trị OA đồng ý',
  consentLead: (account: string) =>
    `Người quản trị OA ${account} mở địa chỉ dưới đây trong 10 phút, chọn đúng OA và đồng ý. Địa chỉ dùng được một lần.`,
  open: 'Mở trang của Zalo',
  cannot: 'Chưa tạo được địa chỉ: người vận hành cần đặt PUBLIC_URL, hoặc OA này không có trong cấu hình.',
  back: 'Về danh sách kênh',
}
export type Words = typeof vi
