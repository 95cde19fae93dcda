/** Báo cáo cho ban chỉ đạo. */
export const vi = {
  title: 'Báo cáo cho ban chỉ đạo',
  lead: 'Báo cáo theo thể thức văn bản hành chính: tóm tắt, mức độ hài lòng, hồ sơ, phản ánh, bộ tiêu chí, phụ lục phương pháp. Số, ngày tháng, nơi nhận và chữ ký để trống.',
  rights: 'Số liệu theo quyền của tài khoản này. Hãy gửi báo cáo cho đúng người được xem những số liệu đó.',
  period: 'Kỳ',
  unit: 'Đơn vị',
  allUnits: 'Tất cả đơn vị',
  framework: 'Bộ tiêu chí',
  asOf: 'Chốt số liệu đến hết ngày',
  asOfHint: 'Để trống: mới nhất.',
  format: 'Dạng tệp',
  formats: {
    docx: 'Word (DOCX), để sửa và ký',
    html: 'Trang web (HTML), để in',
    xlsx: 'Excel (XLSX), có biểu đồ',
  },
  download: 'Tải báo cáo',
  back: 'Điểm các đơn vị',
  busy: 'Đang có báo cáo khác được lập và vài báo cáo đang chờ. Ông/Bà thử lại sau một phút.',
  notBegun: 'Kỳ này chưa bắt đầu nên chưa có gì để báo cáo.',
}
export type Words = typeof vi
