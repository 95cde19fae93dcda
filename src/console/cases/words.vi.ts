/** Các vụ việc đã khép lại, không nêu ai. */
export const vi = {
  title: 'Vụ việc đã khép lại',
  period: 'Khép lại trong quý',
  show: 'Xem',
  lead: 'Mỗi dòng là một nhóm từ 5 phản ánh trở lên, giống nhau ở những điều được nêu. Chỗ ghi «không nêu» là vì nếu nêu thì nhóm còn dưới 5. Vụ việc không giống các vụ khác thì không được nêu. Ở đây không có lời của người dân, mã, hồ sơ hay câu trả lời, vì có thể cho biết ai là ai.',
  none: 'Trong quý này chưa có nhóm nào từ 5 phản ánh đã khép lại trở lên.',
  csv: 'Tải về (CSV)',
  untold: 'không nêu',
  columns: {
    month: 'Tháng khép lại',
    ground: 'Nội dung',
    kind: 'Cấp đơn vị bị phản ánh',
    unit: 'Đơn vị',
    result: 'Kết luận',
    taken: 'Thời gian trả lời',
    n: 'Số phản ánh',
  },
  kinds: {
    province: 'Tỉnh',
    department: 'Sở, ban, ngành',
    branch: 'Chi nhánh, đơn vị trực thuộc',
    commune: 'Xã, phường, đặc khu',
    other: 'Cơ quan khác',
    unknown: 'Không rõ đơn vị',
  },
  results: {
    founded: 'Đúng',
    partly: 'Đúng một phần',
    unfounded: 'Không đúng',
    refused: 'Từ chối, có nêu lý do',
  },
  times: {
    to_5: 'Trong 5 ngày làm việc',
    to_10: '6 đến 10 ngày làm việc',
    to_15: '11 đến 15 ngày làm việc',
    to_30: '16 đến 30 ngày làm việc',
    over_30: 'Trên 30 ngày làm việc',
  },
}
export type Words = typeof vi
