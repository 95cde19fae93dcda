import { describe, expect, test } from 'vitest'
import { understand } from '../../src/understanding/understand.ts'

describe('what a citizen wants', () => {
  test.each([
    ['Hồ sơ cấp giấy phép lái xe của tôi nộp hôm 12/11 bao giờ có vậy ạ?', 'check_dossier'],
    ['cho hoi ho so H32.12-261103-0012 den dau roi', 'check_dossier'],
    ['hs e nop tuan truoc co kq chua ad', 'check_dossier'],
    ['Tôi muốn xem hồ sơ của mình đang ở bước nào', 'check_dossier'],
    ['mình tra mã hồ sơ này giúp 000.00.12.H62-251105-0004', 'check_dossier'],
    ['em nộp giấy khai sinh cho cháu 5 ngày rồi, khi nào nhận được ạ', 'check_dossier'],
    ['giay phep xay dung nha toi duyet chua vay', 'check_dossier'],
    ['tình trạng hồ sơ', 'check_dossier'],
    ['hồ sơ tui nộp bữa thứ hai tới mô rồi', 'check_dossier'],
    ['Xem giúp tôi hồ sơ đăng ký kết hôn đã xong chưa', 'check_dossier'],
    ['Can you check my application H32.12-260105-0001?', 'check_dossier'],
    ['ngày mai tôi lên lấy kết quả được chưa', 'check_dossier'],
    ['tra cuu ket qua ho so', 'check_dossier'],
    ['biên nhận số H45.03-261020-0101 xong chưa em', 'check_dossier'],
    ['sổ đỏ của nhà tôi làm xong chưa, giấy hẹn ngày 20/11', 'check_dossier'],
    ['4 sao', 'rate_service'],
    ['tôi muốn đánh giá dịch vụ', 'rate_service'],
    ['Rất hài lòng với cách làm việc', 'rate_service'],
    ['cham 3 diem', 'rate_service'],
    ['cho 5 sao luôn', 'rate_service'],
    ['dịch vụ tạm được, hơi lâu', 'rate_service'],
    ["I'd give 4 stars", 'rate_service'],
    ['Cảm ơn anh Hùng công an phường đã giúp đỡ gia đình tôi rất nhiệt tình', 'commend'],
    ['Tôi muốn khen chị cán bộ ở quầy số 2', 'commend'],
    ['can bo o day de thuong, huong dan rat ky', 'commend'],
    ['khen ngợi tinh thần phục vụ của bộ phận một cửa', 'commend'],
    ['cán bộ không hề đòi hỏi gì, làm việc rất tận tâm', 'commend'],
    ['Phản ánh của tôi gửi tuần trước xử lý đến đâu rồi', 'track_complaint'],
    ['PA-7K3M-9QXZ', 'track_complaint'],
    ['mã phản ánh PA-2B3C-4D5F xử lý tới đâu rồi', 'track_complaint'],
    ['khieu nai cua em co ai giai quyet chua', 'track_complaint'],
    ['tôi gửi đơn phản ánh cả tháng nay chưa thấy trả lời', 'track_complaint'],
    ['theo dõi phản ánh', 'track_complaint'],
    ['what happened to my complaint', 'track_complaint'],
    ['Làm căn cước công dân cần những giấy tờ gì?', 'procedure_info'],
    ['le phi dang ky kinh doanh bao nhieu', 'procedure_info'],
    ['thủ tục đăng ký tạm trú thế nào', 'procedure_info'],
    ['muốn xin giấy phép xây nhà thì nộp ở đâu', 'procedure_info'],
    ['trung tâm hành chính công mấy giờ mở cửa', 'procedure_info'],
    ['đổi bằng lái xe mất bao lâu', 'procedure_info'],
    ['hướng dẫn em thủ tục cấp lại sổ đỏ bị mất', 'procedure_info'],
    ['How do I register a business?', 'procedure_info'],
    ['hỏi thủ tục', 'procedure_info'],
    ['cho tôi gặp cán bộ', 'speak_to_official'],
    ['muon noi chuyen voi nguoi that', 'speak_to_official'],
    ['Kết nối tôi với nhân viên', 'speak_to_official'],
    ['I want to speak to a person', 'speak_to_official'],
    ['xin số điện thoại bộ phận một cửa để gọi hỏi', 'speak_to_official'],
    ['xóa dữ liệu của tôi', 'privacy_request'],
    ['tôi muốn xem dữ liệu cá nhân mà hệ thống đang giữ', 'privacy_request'],
    ['rút lại sự đồng ý', 'privacy_request'],
    ['forget my data please', 'privacy_request'],
    ['Cứu tôi với, nhà đang cháy!', 'emergency'],
    ['có người bị tai nạn giao thông nằm bất tỉnh, gọi cấp cứu giúp', 'emergency'],
    ['chong toi dang cam dao doi giet me con toi', 'emergency'],
    ['có ai đó đang nhảy cầu tự tử', 'emergency'],
    ['help, someone is drowning', 'emergency'],
    ['nuoc lu dang len nhanh, ca nha ket tren mai nha, cuu voi', 'emergency'],
    ['Tôi không muốn sống nữa', 'emergency'],
    ["I don't want to live", 'emergency'],
    ['em met qua, song de lam gi nua', 'emergency'],
    ['chập điện cháy nhà hàng xóm rồi gọi 114 giúp', 'emergency'],
    ['có đánh nhau chảy máu ở chợ, gọi công an', 'emergency'],
    ['con toi bi dien giat, cuu', 'emergency'],
    ['hướng dẫn', 'help'],
    ['bạn có thể làm gì', 'help'],
    ['menu', 'help'],
    ['giup toi voi', 'help'],
    ['bot này dùng sao', 'help'],
    ['hủy', 'cancel'],
    ['thôi không làm nữa', 'cancel'],
    ['huy bo', 'cancel'],
    ['stop', 'cancel'],
    ['quay lại', 'back'],
    ['cho tôi quay lại bước trước', 'back'],
    ['tro lai', 'back'],
    ['ừ', 'affirm'],
    ['có', 'affirm'],
    ['dạ phải', 'affirm'],
    ['đúng vậy ạ', 'affirm'],
    ['ok', 'affirm'],
    ['okie b', 'affirm'],
    ['yes', 'affirm'],
    ['không', 'deny'],
    ['ko', 'deny'],
    ['không phải', 'deny'],
    ['chưa đúng đâu', 'deny'],
    ['no', 'deny'],
    ['bỏ qua', 'skip'],
    ['skip', 'skip'],
    ['không có mã', 'skip'],
    ['cho qua câu này', 'skip'],
    ['chào bạn', 'greet'],
    ['hello', 'greet'],
    ['chào buổi chiều', 'greet'],
    ['cảm ơn nhé', 'thanks_bye'],
    ['tks b', 'thanks_bye'],
    ['tạm biệt', 'thanks_bye'],
    ['hôm nay ăn gì nhỉ', 'none'],
    ['mua 1 tặng 1 duy nhất hôm nay', 'none'],
    ['trời đẹp quá', 'none'],
    ['qwertyuiop', 'none'],
    ['dạy tôi chơi cờ tướng', 'none'],
    ['Who won the match yesterday?', 'none'],
  ])('"%s" is understood as %s', (text, intent) => {
    expect(understand(text).intent).toBe(intent)
  })
})

describe('what a citizen complains of', () => {
  test.each([
    ['Cán bộ địa chính xã đòi tôi 3 triệu mới chịu ký hồ sơ tách thửa', 'bribery'],
    ['chi Lan o quay 5 doi phong bi moi nhan ho so', 'bribery'],
    ['anh đó bảo muốn nhanh thì đưa 2 củ', 'bribery'],
    ['ho goi y toi boi duong cho anh em uong nuoc', 'bribery'],
    ['tôi phải lót tay 500 nghìn thì hôm sau có giấy luôn', 'bribery'],
    ['cb xã vòi tiền dân, k có tiền là k ký', 'bribery'],
    ['ông trưởng phòng nhận của tôi 5 triệu mà không làm', 'bribery'],
    ['nó bảo có chút cà phê thì xong sớm, 200k', 'bribery'],
    ['The officer asked me for a bribe of 1 million', 'bribery'],
    ['Cán bộ cố tình gây khó dễ không nhận hồ sơ của tôi', 'harassment'],
    ['ho hanh toi len xuong may bua nay chi vi khong thich', 'harassment'],
    ['nhân viên hạch sách đủ điều', 'harassment'],
    ['cb hộ tịch cứ làm khó làm dễ dân, vô lý hết sức', 'harassment'],
    ['Hồ sơ của tôi trễ hẹn hơn một tháng, tôi muốn khiếu nại', 'delay'],
    ['hs qua han 20 ngay roi ma khong ai tra loi, lam an kieu gi vay', 'delay'],
    ['hẹn ngày 5 mà nay 25 vẫn chưa có, yêu cầu giải quyết ngay', 'delay'],
    ['ngâm hồ sơ của dân cả năm trời', 'delay'],
    ['Nhân viên quầy số 3 quát tôi trước mặt mọi người', 'attitude'],
    ['thai do cua co tiep nhan rat kho chiu, noi nang coc loc', 'attitude'],
    ['cán bộ trả lời hách dịch, không thèm nhìn dân', 'attitude'],
    ['chị đó chửi tôi là đồ nhà quê', 'attitude'],
    ['nv tiếp dân mặt cau có, ăn nói thô lỗ', 'attitude'],
    ['phòng này đẩy sang phòng kia, không ai chịu nhận hồ sơ của tôi', 'buck_passing'],
    ['xa bao len tinh, tinh bao ve xa, khong biet keu ai', 'buck_passing'],
    ['các cơ quan đùn đẩy trách nhiệm cho nhau', 'buck_passing'],
    ['Thu phí sao y cao hơn quy định mà không đưa biên lai', 'overcharge'],
    ['thu toi 300k phi cong chung khong co hoa don', 'overcharge'],
    ['bảng niêm yết ghi 20 nghìn mà họ thu 100 nghìn', 'overcharge'],
    ['đi bốn lần rồi mà lần nào cũng bắt bổ sung thêm giấy', 'extra_paperwork'],
    ['can bo yeu cau them giay xac nhan khong co trong quy dinh', 'extra_paperwork'],
    ['bắt tôi về xin lại xác nhận của thôn, luật đâu có yêu cầu', 'extra_paperwork'],
    ['9 giờ sáng mà phòng một cửa chưa có ai làm việc', 'discipline'],
    ['can bo uong ruou say trong gio lam viec', 'discipline'],
    ['nhân viên ngồi lướt điện thoại để dân chờ cả tiếng', 'discipline'],
    ['cổng dịch vụ công bị lỗi không nộp hồ sơ được', 'online_system'],
    ['dang nhap vneid bao sai mat khau hoai', 'online_system'],
    ['thanh toán xong rồi mà hệ thống vẫn báo chưa nộp tiền', 'online_system'],
    ['Đường trước nhà tôi ổ gà quá nhiều, đề nghị sửa', 'other'],
    ['đèn đường khu phố 3 hỏng cả tháng nay', 'other'],
    ['hàng xóm xả nước thải ra đường hôi thối, tôi muốn phản ánh', 'other'],
    ['tôi muốn khiếu nại', 'other'],
    ['gửi phản ánh', 'other'],
    ['I want to file a complaint', 'other'],
  ])('"%s" is a complaint about %s', (text, ground) => {
    expect(understand(text)).toMatchObject({ intent: 'file_complaint', category: ground })
  })

  test('of several grounds the gravest is the complaint', () => {
    expect(understand('Hồ sơ trễ hẹn 2 tháng, cán bộ còn đòi phong bì mới chịu trả').category).toBe('bribery')
  })

  test('an offence that is denied is praise, not a complaint', () => {
    const understood = understand('Cán bộ rất nhiệt tình, không hề vòi vĩnh hay gây khó dễ gì')
    expect(understood).toMatchObject({ intent: 'commend', category: null, flags: [] })
  })

  test('a story about the office that no rule knows is told less surely than one that says what is wrong', () => {
    const vague = understand('Bữa trước lên xã gặp ông cán bộ mà ổng nói chuyện trời trăng mây nước')
    const plain = understand('Bữa trước lên xã gặp ông cán bộ mà ổng quát tháo, đuổi tôi về')
    expect(plain.intent).toBe('file_complaint')
    expect(vague.confidence).toBeLessThan(plain.confidence)
  })

  test.each(['I want to report an officer', 'phản ánh', 'cho tôi phản ánh cán bộ', 'tôi muốn khiếu nại'])(
    '"%s" names no ground, so none is guessed',
    (text) => {
      expect(understand(text)).toMatchObject({ intent: 'file_complaint', category: 'other' })
    },
  )
})

describe('what would steer a conversation', () => {
  test.each([
    'Stop him, he has a machete at my door',
    'dừng lại đi, nó cầm rựa xông vô nhà em rồi',
    'cho qua câu này nhà em có người cầm rựa rượt',
    'stop, he has a knife',
    'stop he has a gun',
    'hủy đi, tui vừa nốc hết vỉ thuốc rồi',
  ])('"%s" is a cry for help, whatever command stands in it', (text) => {
    const { intent, confidence, flags } = understand(text)
    expect({ intent, flags }).toEqual({ intent: 'emergency', flags: ['danger_to_life'] })
    expect(confidence).toBeGreaterThanOrEqual(0.6)
  })

  test.each([
    ['huỷ giúp tôi phản ánh hôm qua về vụ đánh nhau', 'cancel'],
    ['bỏ qua câu này đi em không nhớ', 'skip'],
    ['dừng lại', 'cancel'],
    ['kết thúc', 'cancel'],
  ])('"%s" is still a command', (text, intent) => {
    expect(understand(text).intent).toBe(intent)
  })

  test.each(['bỏ hết ảnh đi', 'đừng bỏ ảnh', 'gỡ cái hình đó xuống'])(
    '"%s" is no command that a conversation acts on',
    (text) => {
      const { intent, confidence } = understand(text)
      expect(intent === 'none' || confidence < 0.6).toBe(true)
    },
  )

  test('a command and a cry for help have no runner-up', () => {
    expect(understand('hủy').runnerUp).toBeNull()
    expect(understand('Cứu tôi với, nhà đang cháy!').runnerUp).toBeNull()
  })
})

describe('flags', () => {
  test.each([
    [
      'Cán bộ đòi 5 triệu, tôi không đưa thì bị doạ, xin giấu tên cho tôi',
      ['bribery_allegation', 'threat_or_retaliation', 'identity_protection'],
    ],
    [
      'Bà tôi 85 tuổi ngồi xe lăn mà bắt lên tầng ba, tôi đã phản ánh hai lần rồi',
      ['vulnerable_person', 'repeat'],
    ],
    ['Không giải quyết thì tôi khởi kiện và đưa lên báo', ['legal_denunciation', 'press_threat']],
    ['1 sao, cán bộ vòi tiền dân', ['bribery_allegation']],
    ['Có người bị đâm, gọi cấp cứu giúp', ['danger_to_life']],
    ["I don't want to live", ['danger_to_life']],
    ['chan song qua', ['danger_to_life']],
  ])('"%s" carries %j', (text, flags) => {
    expect(understand(text).flags.sort()).toEqual([...flags].sort())
  })
})

describe('slots', () => {
  test('quotes what the text states, as typed', () => {
    const text =
      'Anh Tuấn địa chính ở UBND xã Tân Lộc đòi tôi 1tr5 làm hồ sơ tách thửa hôm thứ ba, mã h32 12 261105 0007'
    expect(understand(text).slots).toEqual({
      dossierCode: 'h32 12 261105 0007',
      unit: 'UBND xã Tân Lộc',
      procedure: 'tách thửa',
      amountVnd: 1_500_000,
      official: 'Anh Tuấn địa chính',
      date: 'hôm thứ ba',
    })
  })

  test('a score is read where the message rates', () => {
    expect(understand('Tôi chấm 4 điểm cho bộ phận một cửa').slots).toEqual({
      score: 4,
      unit: 'bộ phận một cửa',
    })
  })

  test('a phone is quoted', () => {
    expect(understand('gọi cho tôi số 0912 345 678').slots.phone).toBe('0912 345 678')
  })
})

test('a message typed on a Mac means what it means on a phone', () => {
  const text = 'Cán bộ gây khó dễ ở phường Hòa Bình'
  expect(understand(text.normalize('NFD'))).toEqual(understand(text.normalize('NFC')))
})
