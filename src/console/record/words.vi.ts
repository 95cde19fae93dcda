/** Tải sổ ghi của một phản ánh. */
export const vi = {
  download: 'Tải sổ ghi',
  downloadOne: (code: string) => `Tải sổ ghi của ${code}`,
  hint: 'Mọi lần xem, thay đổi, nhắn tin, xuất dữ liệu. Kiểm tra không cần mạng: lang-nghe verify-record TỆP.',
}
export type Words = typeof vi
