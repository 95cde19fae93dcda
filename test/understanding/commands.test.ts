import { expect, test } from 'vitest'
import { commandOf } from '../../src/understanding/commands.ts'
import { messageOf } from '../../src/understanding/words.ts'

test.each([
  ['trợ giúp', 'help'],
  ['?', 'help'],
  ['huy', 'cancel'],
  ['thôi bỏ đi', 'cancel'],
  ['cancel', 'cancel'],
  ['thoi dep di, met qua', 'cancel'],
  ['dẹp đi, không nói nữa', 'cancel'],
  ['quay lại', 'back'],
  ['qlai bước trước', 'back'],
  ['đồng ý', 'affirm'],
  ['uki', 'affirm'],
  ['👍🏽', 'affirm'],
  ['Đúng, gửi đi', 'affirm'],
  ['hok', 'deny'],
  ['Không, nhầm rồi', 'deny'],
  ['bỏ qua', 'skip'],
  ['next', 'skip'],
  ['xin chào', 'greet'],
  ['alo', 'greet'],
  ['tks ad', 'thanks_bye'],
  ['🙏', 'thanks_bye'],
  ['', null],
  ['Không có ai ở quầy suốt buổi chiều hôm qua cả', null],
  ['họ bắt tui dẹp cái quầy rau đi mà không nói lý do', null],
  ['cán bộ đi trễ về sớm', null],
])('%j is the command %j', (text, command) => {
  expect(commandOf(messageOf(text))).toBe(command)
})
