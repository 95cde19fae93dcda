/** Trang đơn vị. */
export const vi = {
  title: 'Đơn vị',
  add: 'Thêm đơn vị',
  addTitle: 'Thêm đơn vị',
  editTitle: (name: string) => `Đơn vị: ${name}`,
  back: 'Về cây đơn vị',
  ended: (day: string) => `hết ${day}`,
  notYet: (day: string) => `từ ${day}`,
  fields: {
    code: 'Mã',
    name: 'Tên',
    kind: 'Loại',
    parent: 'Đơn vị cấp trên',
    validFrom: 'Từ ngày',
    validTo: 'Đến hết ngày',
    successors: 'Đơn vị tiếp nhận công việc khi kết thúc',
    aliases: 'Tên khác, tên cũ',
    address: 'Địa chỉ',
    phone: 'Điện thoại',
    hours: 'Giờ làm việc',
  },
  kinds: {
    province: 'Tỉnh',
    department: 'Sở, ban, ngành',
    branch: 'Chi nhánh, đơn vị trực thuộc',
    commune: 'Xã, phường, đặc khu',
    other: 'Cơ quan khác',
  },
  hoursHint:
    'Ví dụ: Thứ Hai đến thứ Sáu: 7:30-11:30, 13:30-17:00. Không đọc được giờ thì hệ thống tính theo giờ hành chính như ví dụ.',
  root: '(Không có: đơn vị cao nhất)',
  successorsHint:
    'Mỗi dòng một mã. Một đơn vị: sáp nhập; nhiều đơn vị: chia tách. Người dân nêu tên cũ sẽ được đưa đến đơn vị này.',
  aliasesHint: 'Mỗi dòng một tên. Tên trong các bản ghi trước vẫn được nhận ra.',
  warnings: {
    ends_alone:
      'Đơn vị kết thúc mà không có đơn vị tiếp nhận: người dân nêu tên đơn vị này sẽ không được dẫn đi đâu, và phản ánh không có nơi nhận tiếp.',
    succeeded: (names: string) =>
      `Đơn vị kết thúc, công việc chuyển cho: ${names}. Người dân và phản ánh mới được dẫn đến đó; điểm số cũ được tính tiếp cho đơn vị đó. Phản ánh đang xử lý phải được chuyển từng việc.`,
    children_left: (n: number) =>
      `Còn ${n} đơn vị trực thuộc hoạt động sau ngày này. Đổi cấp trên của các đơn vị đó.`,
    officials_left: (n: number) => `Còn ${n} cán bộ chưa có ngày thôi giữ chức ở đơn vị này.`,
    accounts_left: (n: number) =>
      `Còn ${n} tài khoản chỉ xem được đơn vị này. Cấp lại quyền ở đơn vị tiếp nhận.`,
    moved:
      'Đổi đơn vị cấp trên là đổi người được xem phản ánh về đơn vị này, và đổi nơi xử lý phản ánh về người đứng đầu.',
    lives_again: 'Đơn vị đã kết thúc sẽ hoạt động trở lại.',
  },
}
export type Words = typeof vi
