import { expect, test } from 'vitest'
import { maskComment } from '../../src/satisfaction/masked-comment.ts'

test.each([
  ['gọi tôi 0912 345 678 nhé', 'gọi tôi 09******78 nhé'],
  ['CCCD 056099001234', 'CCCD 056*******34'],
  ['viết cho lan.nguyen@example.vn', 'viết cho l***@***'],
  ['hồ sơ H99.07-261110-0102 của tôi', 'hồ sơ *** của tôi'],
  ['hồ sơ h99.07 261110 0102 của tôi', 'hồ sơ *** của tôi'],
  ['xem https://fb.com/ten.toi?x=1 đi', 'xem *** đi'],
  ['zalo.me/0912345678', '***'],
  ['trang www.nhatoi.example', 'trang ***'],
  ['Tôi là Nguyễn Văn Mẫu, nhà ở thôn 2', 'Tôi là ***, nhà ở thôn 2'],
  ['em tên Trần Mẫu Lan ạ', 'em tên *** ạ'],
  ['Tên tôi là Lê Mẫu.', 'Tên tôi là ***.'],
  ['TÔI LÀ NGUYỄN VĂN MẪU', 'TÔI LÀ ***'],
  ['TÔI LÀ NGUYỄN THỊ MẪU NHÀ Ở THÔN 2', 'TÔI LÀ *** NHÀ Ở THÔN 2'],
  ['toi la nguyen van mau', 'toi la ***'],
  ['chao, toi ten la le thi mau lan o thon 2', 'chao, toi ten la *** o thon 2'],
  ['tôi là nguyễn văn mẫu rất hài lòng', 'tôi là *** rất hài lòng'],
  ['tôi là NGUYỄN VĂN MẪU, chờ lâu', 'tôi là ***, chờ lâu'],
  ['Làm tốt. Ký tên: Nguyễn Văn Mẫu', 'Làm tốt. Ký tên: ***'],
  ['Lam tot. Ky ten nguyen van mau', 'Lam tot. Ky ten ***'],
  ['Cảm ơn\nKý tên\nTrần Mẫu', 'Cảm ơn\nKý tên\n***'],
  ['Người gửi: Phạm Mẫu, thôn 2', 'Người gửi: ***, thôn 2'],
  ['Họ và tên: NGUYỄN MẪU', 'Họ và tên: ***'],
  ['Em là Mẫu', 'Em là ***'],
  ['cháu là Mẫu ạ, cảm ơn', 'cháu là *** ạ, cảm ơn'],
  ['Họ tên tôi là Trần Mẫu', 'Họ tên tôi là ***'],
  ['tên của em là mai văn mẫu', 'tên của em là ***'],
  ['Rất tốt. Tên: Lê Mẫu', 'Rất tốt. Tên: ***'],
  ['Tôi, Nguyễn Văn Mẫu, không hài lòng', 'Tôi, ***, không hài lòng'],
])('"%s" is shown as "%s"', (text, shown) => {
  expect(maskComment(text)).toBe(shown)
  expect(maskComment(text.normalize('NFD'))).toBe(shown)
})

test.each([
  'tôi là nông dân, chờ 3 tuần, mất 150.000 đồng',
  'TÔI LÀ NÔNG DÂN, CHỜ 3 TUẦN',
  'Tôi là Nông dân. Em là Đoàn viên, con là đoàn viên',
  'toi la truong thon, toi la do ho so cham',
  'tôi là hồ sơ nộp muộn; con là học sinh lớp 9',
  'cán bộ bắt tôi ký tên vào giấy, ký tên xong lại bắt ký nữa',
  'cán bộ tên là Nguyễn Văn Mẫu rất tốt',
  'Em, Chị Hoa ở quầy 3 đều nhiệt tình. Em Nguyễn Thị Mẫu ở quầy 2 rất tốt',
  'Chị Hoa Mẫu ở quầy 3 hướng dẫn tận tình',
  'Đến lúc 8.30 ngày 12/11/2026, xong lúc 9h',
  'Làm nhanh.Không phải chờ',
])('"%s" tells of nobody and stays', (text) => {
  expect(maskComment(text)).toBe(text)
})
