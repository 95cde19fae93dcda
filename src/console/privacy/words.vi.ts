/** Trang bảo vệ dữ liệu cá nhân. */
export const vi = {
  title: 'Bảo vệ dữ liệu',
  openings: 'Yêu cầu mở danh tính đã quyết định',
  noOpenings: 'Chưa có yêu cầu nào được quyết định.',
  requests: 'Yêu cầu của chủ thể dữ liệu',
  noRequests: 'Chưa có yêu cầu nào.',
  kind: 'Loại',
  kinds: { export: 'Xuất dữ liệu', erase: 'Xóa dữ liệu' } as Record<string, string>,
  at: 'Nhận lúc',
  by: 'Từ',
  from: { citizen: 'Người dân', operator: 'Người vận hành' } as Record<string, string>,
  state: 'Tình trạng',
  done: (at: string) => `Xong lúc ${at}`,
  waiting: 'Đang làm',
  seal: 'Niêm phong sổ ghi',
  sealHint:
    'Ghi lại hoặc công bố mã này mỗi ngày: tệp sổ ghi đã xuất phải khớp với nó, kẻ sửa sổ không làm khớp được.',
  noSeal: 'Chưa có ngày nào được niêm phong.',
}
export type Words = typeof vi
