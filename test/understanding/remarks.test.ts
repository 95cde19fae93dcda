/** Few words that are said beside a wish. */
import { describe, expect, test } from 'vitest'
import { speaksOfDying } from '../../src/understanding/despair.ts'
import {
  asksOnlyWhen,
  isTiredOfWaiting,
  isVexed,
  namesComplaint,
  wishDenied,
} from '../../src/understanding/remarks.ts'
import { spokenLanguage } from '../../src/understanding/spoken-language.ts'

describe('a wish that is not meant', () => {
  test.each([
    ['không phải khiếu nại đâu', 'file_complaint'],
    ['ko phai phan anh dau ad', 'file_complaint'],
    ['tôi không có ý tố cáo ai cả', 'file_complaint'],
    ['dạ em không phải khen đâu', 'commend'],
    ['I am not complaining', 'file_complaint'],
    ['không khiếu nại được à', null],
    ['không phản ánh thì ai biết', null],
    ['tôi muốn khiếu nại', null],
    ['không', null],
    ['khong phai khieu nai dau', 'file_complaint'],
    ['hỏi thôi chứ không phải khiếu nại', 'file_complaint'],
    ['đâu phải khiếu nại gì', 'file_complaint'],
    ['tôi đâu có tố cáo ai', 'file_complaint'],
    ['không phải khiếu nại mà hỏi hồ sơ', 'file_complaint'],
    ['không phải phản ánh chị Lan mà muốn khen chị ấy', 'file_complaint'],
    ['dạ không, em không phản ánh ai hết', 'file_complaint'],
    ['họ quát tôi rồi bảo không phải phản ánh gì cả, cứ về nhà mà chờ đến bao giờ thì đến', null],
  ])('%s', (text, denied) => {
    expect(wishDenied(text)).toBe(denied)
  })
})

describe('a wish that stands', () => {
  test.each([
    'giải quyết đi không tôi khiếu nại',
    'giải quyết đi, không tôi khiếu nại',
    'nếu không tôi tố cáo lên tỉnh',
    'nếu không khiếu nại lên tỉnh',
    'làm nhanh đi không khiếu nại đó',
    'trả lời không là tôi khiếu nại',
    'không thì tôi tố cáo lên tỉnh',
    'không, tôi khiếu nại',
    'không, phản ánh cán bộ đi trễ',
    'bắt tôi cam kết không khiếu nại nữa mới trả giấy',
    'đâu có, tui khen người ta mà',
  ])('a threat or an answer before it denies nothing: %s', (text) => {
    expect(wishDenied(text)).toBeNull()
  })

  test.each(['tôi phải đến đâu tố cáo', 'biết đâu phản ánh', 'toi phai den dau to cao', 'ở đâu có phản ánh'])(
    'asking where denies nothing: %s',
    (text) => {
      expect(wishDenied(text)).toBeNull()
    },
  )

  test.each([
    'không phải phản ánh chị Lan mà là anh Hùng',
    'không phải phản ánh chị Lan, mà là anh Hùng',
    'không phải phản ánh chị Lan mà anh Hùng cơ',
    'không phản ánh phường An chứ không phải không có chuyện',
    'tôi phản ánh anh Hùng chứ không phải phản ánh chị Lan',
    'không phải tố cáo mà là phản ánh',
    'chỉ phản ánh thôi, không phải tố cáo',
  ])('a correction denies nothing: %s', (text) => {
    expect(wishDenied(text)).toBeNull()
  })
})

describe('anger and impatience', () => {
  test.each([
    'may nguoi lam an kieu gi the ha',
    'mấy người coi thường dân quá',
    'các người nói một đằng làm một nẻo',
    'mấy người có biết xấu hổ không',
  ])('anger that names no deed: %s', (text) => {
    expect(isVexed(text)).toBe(true)
  })

  test.each([
    'làm khai sinh cần giấy gì',
    'cần mấy người làm chứng vậy ạ',
    'di chúc cần mấy người làm chứng',
    'hộ nhà em có mấy người',
    'nha em co may nguoi lam chung duoc khong',
    'các người thân có được đi cùng không',
    'các người anh em ruột có phải ký không',
  ])('no anger: %s', (text) => {
    expect(isVexed(text)).toBe(false)
  })

  test('tired of waiting', () => {
    expect(isTiredOfWaiting('sao toi doi hoai ma khong ai giai quyet vay')).toBe(true)
    expect(isTiredOfWaiting('hồ sơ của tôi tới đâu rồi')).toBe(false)
  })

  test('a complaint by its name', () => {
    expect(namesComplaint('em muốn phản ánh chuyện này')).toBe(true)
    expect(namesComplaint('chờ lâu quá')).toBe(false)
  })
})

describe('only a question of when', () => {
  test.each([
    'bao giờ trả lời tôi',
    'bao gio tra loi toi',
    'khi nào có kết quả vậy ạ',
    'mấy ngày thì trả lời',
  ])('%s', (text) => {
    expect(asksOnlyWhen(text)).toBe(true)
  })

  test.each(['bao giờ làm khai sinh xong', 'trả lời tôi', 'khi nào mở cửa'])('not so: %s', (text) => {
    expect(asksOnlyWhen(text)).toBe(false)
  })
})

describe('someone speaks of ending their life', () => {
  test.each([
    'toi muon chet',
    'em muốn chết quá',
    'không muốn sống nữa',
    'sống làm gì nữa',
    'chán sống',
    'I want to die',
  ])('%s', (text) => {
    expect(speaksOfDying(text)).toBe(true)
  })

  test.each([
    'mệt muốn chết',
    'chờ muốn chết luôn',
    'xin giấy chứng tử',
    'cha tôi chết tháng trước',
    'kè chắn sóng làm dở dang',
    'chán sống ở trọ rồi',
  ])('not so: %s', (text) => {
    expect(speaksOfDying(text)).toBe(false)
  })
})

describe('the language of a message', () => {
  test.each([
    ['你好', 'other'],
    ['안녕하세요', 'other'],
    ['こんにちは', 'other'],
    ['Где моё дело', 'other'],
    ['ខ្ញុំចង់សួរ', 'other'],
    ['สวัสดีครับ', 'other'],
    ['bonjour', 'other'],
    ['je voudrais un certificat', 'other'],
    ['where can I register a birth?', 'en'],
    ['My dossier is late and nobody answers', 'en'],
    ['I want to complain, an official at Mây Hồng ward asked me for 500k', 'en'],
    ['is it', null],
    ['Je veux porter plainte contre un fonctionnaire', 'other'],
    ['người ở Mây Hồng want to complain about it', null],
    ['Tôi muốn hỏi hồ sơ của tôi tới đâu rồi', 'vi'],
    ['ho so cua toi toi dau roi', null],
    ['the can cuoc do cong an in to hay so', null],
    ['toi muon report complaint', null],
    ['thank you', null],
    ['hello', null],
    ['ok', null],
    ['phường Mây Hồng', null],
    ['H99.12-261102-0001', null],
    ['Mr Long at counter 3', null],
    ['', null],
  ])('%s', (text, language) => {
    expect(spokenLanguage(text)).toBe(language)
  })
})
