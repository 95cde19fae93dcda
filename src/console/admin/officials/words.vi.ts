/** Trang cán bộ. */
export const vi = {
  title: 'Cán bộ',
  add: 'Thêm cán bộ',
  addTitle: 'Thêm cán bộ',
  editTitle: (name: string) => `Cán bộ: ${name}`,
  back: 'Về danh sách cán bộ',
  lead: 'Cán bộ thôi việc hay chuyển đi: điền ngày cuối. Chuyển đến đơn vị khác: sửa đơn vị và ngày bắt đầu; lịch sử vẫn giữ.',
  unit: 'Đơn vị',
  allUnits: 'Mọi đơn vị',
  name: 'Họ tên',
  time: 'Thời gian',
  isHead: 'đứng đầu',
  more: (n: number) => `Còn ${n} người nữa. Ông/Bà tìm theo tên, mã hoặc chọn đơn vị.`,
  fields: {
    code: 'Mã',
    name: 'Họ tên',
    unitCode: 'Đơn vị',
    head: 'Chức trách',
    validFrom: 'Giữ chức từ ngày',
    validTo: 'Đến hết ngày',
  },
  heads: { yes: 'Đứng đầu đơn vị', no: 'Không đứng đầu' },
  headHint: 'Phản ánh về người đứng đầu được chuyển lên cấp trên, đơn vị không nhìn thấy.',
  warnings: {
    other_head: (name: string) =>
      `Đơn vị đang có người đứng đầu khác: ${name}. Cả hai sẽ cùng được coi là đứng đầu.`,
    no_head: 'Sau thay đổi này đơn vị không còn ai được ghi là đứng đầu.',
    moved: 'Phản ánh mới nêu tên người này được hiểu là thuộc đơn vị mới.',
  },
}
export type Words = typeof vi
