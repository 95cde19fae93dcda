import { describe, expect, test } from 'vitest'
import { understand } from '../../src/understanding/understand.ts'

describe('someone in danger is understood at once', () => {
  test.each([
    'nhà hàng xóm bốc cháy dữ lắm gọi cứu hỏa giúp',
    'Có cháy lớn ở chợ trung tâm!',
    'mẹ em uống thuốc trừ sâu, cứu mẹ em với',
    'dang bi chong danh, cuu toi',
    'xe khách lật trên đèo nhiều người bị thương',
    'co nguoi roi xuong song, cuu',
    'bo toi bi dot quy, goi cap cuu giup',
    'có kẻ cầm súng trong trụ sở uỷ ban',
    'ba toi kho tho qua, can cap cuu',
    'cháu bé đuối nước ở hồ',
    'tôi muốn chết',
    'SOS',
    'There is a fire in my building, please help',
    'gas leak, help',
    'co dam chem nhau o truoc cong truong',
  ])('%s', (text) => {
    const understood = understand(text)
    expect(understood.intent).toBe('emergency')
    expect(understood.flags).toContain('danger_to_life')
  })
})

describe('illness, stories and figures of speech are no emergency', () => {
  test.each([
    'mẹ tôi bệnh nặng mà xã chậm trả thẻ bảo hiểm',
    'cha tôi bị tai biến, làm trợ cấp khuyết tật cần giấy tờ gì',
    'con tôi bị ốm nên tôi không đi lấy kết quả được, khi nào lấy cũng được chứ',
    'thủ tục xin giấy phép phòng cháy chữa cháy',
    'năm ngoái nhà tôi cháy, xin xác nhận thiệt hại thì xã không làm',
    'hồ sơ bồi thường tai nạn giao thông của tôi đến đâu rồi',
    'cán bộ la mắng làm mẹ tôi ngất xỉu',
    'tôi chạy đi chạy lại muốn chết mới xong cái giấy',
    'chờ muốn chết luôn',
    'bệnh viện thu thêm tiền xe cấp cứu',
    'vui lòng cho tôi biết số xe cứu thương',
    'ngân hàng chạy hồ sơ cứu hộ thiên tai',
    'chay di chay lai 5 lan',
    'cấp phép cho đội cứu hộ cần gì',
    'hồ sơ nhà tôi cháy hàng',
    'khai tử cho bố tôi mất vì tai nạn',
    'tôi bị đánh giá sai hộ nghèo',
    'cán bộ đánh mất hồ sơ của tôi',
    'cuu ho so cua toi voi',
    'vợ tôi đang mang thai mà bắt đứng chờ 3 tiếng',
    'mất điện cả xóm từ hôm qua',
    'dịch vụ công sập nhà mạng',
  ])('%s', (text) => {
    expect(understand(text).intent).not.toBe('emergency')
  })
})
