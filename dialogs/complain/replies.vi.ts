/** Những lời hệ thống nói khi người dân gửi phản ánh. Nhãn nút bấm dài nhất 20 ký tự. */
import type { Category, Confidentiality } from '../../src/complaints/complaint.ts'

const grounds: Record<Category, string> = {
  delay: 'Trễ hẹn, chậm trễ',
  attitude: 'Thái độ không tốt',
  harassment: 'Gây khó dễ',
  extra_paperwork: 'Đòi thêm giấy tờ',
  bribery: 'Vòi tiền, quà cáp',
  overcharge: 'Thu sai phí, lệ phí',
  buck_passing: 'Đùn đẩy, né tránh',
  discipline: 'Vi phạm giờ làm việc',
  online_system: 'Lỗi hệ thống mạng',
  other: 'Việc khác',
}

const confidentialities: Record<Confidentiality, string> = {
  named: 'Cho biết người gửi',
  confidential: 'Giữ kín danh tính',
  anonymous: 'Ẩn danh',
}

export const vi = {
  grounds,
  confidentialities,
  skip: 'Bỏ qua',
  /** Điều nói thêm lúc đang hỏi việc khác, hoặc lúc xem lại. */
  noted: 'Đã ghi thêm điều Ông/Bà vừa nói.',

  /** Trả lời câu hỏi về việc phản ánh, khiếu nại, tố cáo. Nguồn: facts/domain.md 5. */
  about: {
    where:
      'Phản ánh về cách phục vụ của cơ quan, cán bộ: Ông/Bà gửi ngay tại đây, có mã tra cứu và ngày trả lời.\nKhiếu nại (đòi xem lại một quyết định hay việc làm ảnh hưởng đến mình) và tố cáo (báo người vi phạm pháp luật) phải bằng đơn có chữ ký, hoặc đến trình bày tại nơi tiếp công dân. Khiếu nại gửi cơ quan đã ra quyết định; tố cáo gửi người đứng đầu cơ quan quản lý người bị tố cáo.',
    whoSees:
      'Gửi phản ánh tại đây, Ông/Bà được chọn: cho biết người gửi, giữ kín danh tính (người xử lý không biết ai gửi, vẫn có trả lời), hoặc ẩn danh (không lưu gì cho biết ai gửi, không hứa trả lời). Phản ánh về cán bộ thì cơ quan và người bị phản ánh không xem được trong hệ thống.\nTố cáo phải ghi tên và ký; pháp luật cấm tiết lộ tên, địa chỉ người tố cáo.',
    howLong:
      'Mỗi phản ánh có ngày hẹn trả lời, Ông/Bà được báo trước khi gửi và nhận trả lời ngay tại đây. Có mã tra cứu để xem đến đâu.',
    cost: 'Gửi phản ánh không mất tiền. Ai đòi tiền để nhận hay giải quyết phản ánh là sai quy định.',
    difference:
      'Phản ánh: báo việc chậm trễ, gây khó, phục vụ chưa tốt; gửi được tại đây.\nKhiếu nại: đòi xem lại một quyết định hay việc làm ảnh hưởng đến chính mình.\nTố cáo: báo một người vi phạm pháp luật.\nKhiếu nại, tố cáo phải bằng đơn có chữ ký hoặc trình bày tại nơi tiếp công dân.',
    offer: 'Ông/Bà muốn gửi phản ánh thì chọn «Gửi phản ánh». Chọn rồi vẫn được xem lại trước khi gửi.',
    begin: 'Gửi phản ánh',
  },

  ground: {
    asksAt: (unit: string) =>
      `Ông/Bà gửi phản ánh về ${unit}. Nếu là nơi khác, Ông/Bà sửa được trước khi gửi.\n\nÔng/Bà muốn phản ánh về việc gì? Chọn một mục, hoặc nhắn vài lời về sự việc.`,
    asks: 'Ông/Bà muốn phản ánh về việc gì? Chọn một mục, hoặc nhắn vài lời về sự việc.',
    again:
      'Lắng Nghe chưa rõ việc này thuộc mục nào. Ông/Bà chọn một mục dưới đây. Nếu không mục nào đúng, chọn «Việc khác».',
  },

  story: {
    asks: 'Ông/Bà kể lại sự việc: việc gì, ở đâu, khi nào. Có thể nhắn nhiều tin và gửi kèm ảnh. Kể xong, nhắn «Xong».\n\nXin không gửi ảnh căn cước hay giấy tờ tùy thân.',
    soFar: (story: string) =>
      `Nội dung đã ghi:\n«${story}»\n\nÔng/Bà nhắn thêm nếu cần. Đủ rồi thì nhắn «Xong».`,
    noted: 'Đã ghi. Ông/Bà nhắn tiếp nếu còn, hoặc nhắn «Xong».',
    full: 'Đã ghi đến hết 10.000 ký tự, phần dài hơn không lưu được. Ông/Bà nhắn «Xong» để sang bước sau.',
    tooManyFiles:
      'Đã ghi, trừ các tệp vượt quá: mỗi phản ánh nhận nhiều nhất 10 tệp, mỗi ngày nhiều nhất 60 tệp, kể cả ảnh. Ông/Bà nhắn «Xong» khi kể đủ.',
    identityPaper:
      'Xin Ông/Bà không gửi ảnh căn cước hay giấy tờ tùy thân qua kênh này. Tệp vừa rồi không được lưu vào phản ánh. Ông/Bà kể tiếp bằng lời, hoặc nhắn «Xong».',
    tooShort: 'Ông/Bà kể thêm một chút để cơ quan hiểu: việc gì, ở đâu, khi nào. Vài câu ngắn là được.',
    noWords: 'Lắng Nghe chưa đọc được. Ông/Bà viết vài câu bằng chữ: việc gì, ở đâu, khi nào.',
    rude: 'Lắng Nghe hiểu Ông/Bà đang bức xúc. Xin Ông/Bà kể rõ sự việc: ai làm gì, ở đâu, khi nào, để cơ quan xem xét.',
    done: 'Xong',
    anew: 'Viết lại từ đầu',
    /** Tự ghi thay người dân khi hồ sơ trễ hạn. */
    lateDossier: (code: string, days: number) =>
      days > 0 ? `Hồ sơ ${code} đã quá hạn ${days} ngày làm việc.` : `Hồ sơ ${code} bị trễ hạn.`,
  },

  /** Ảnh, tệp gửi lúc đang hỏi việc khác. */
  files: {
    noted: 'Đã ghi ảnh, tệp Ông/Bà gửi.',
    identityPaper:
      'Xin Ông/Bà không gửi ảnh căn cước hay giấy tờ tùy thân qua kênh này. Tệp vừa rồi không được lưu.',
    tooMany:
      'Tệp vừa rồi không lưu được: mỗi phản ánh nhận nhiều nhất 10 tệp, mỗi ngày nhiều nhất 60 tệp, kể cả ảnh.',
  },

  /** Một tệp gửi kèm không lưu được. */
  fileFailed: {
    kinds: { image: 'ảnh', video: 'đoạn phim', audio: 'bản ghi âm', file: 'tệp' } as Record<string, string>,
    why: {
      large: 'tệp quá lớn. Đoạn phim nhận đến 25 MB (xin quay ngắn lại), ảnh, ghi âm và tệp khác đến 10 MB.',
      type: 'kênh này không nhận loại tệp đó. Xin gửi ảnh, ghi âm, đoạn phim, tệp PDF, Word hoặc Excel.',
      damaged: 'tệp không mở được.',
      lost: 'không tải về được.',
    },
    telling: (what: string, why: string) =>
      `Chưa lưu được ${what} Ông/Bà vừa gửi: ${why}\n\nXin Ông/Bà gửi lại ngay tại đây.`,
    filed: (code: string, what: string, why: string) =>
      `Chưa lưu được ${what} Ông/Bà gửi kèm phản ánh ${code}: ${why}\n\nXin Ông/Bà chọn «Gửi lại», rồi gửi tại đây.`,
    again: 'Gửi lại',
  },

  unit: {
    asks: 'Việc xảy ra ở cơ quan nào? Ông/Bà nhắn tên phường, xã, sở hoặc nơi làm thủ tục.',
    noted: 'Đã ghi thêm điều Ông/Bà vừa nói. Việc xảy ra ở cơ quan nào?',
    isIt: (name: string) => `Có phải Ông/Bà nói đến ${name} không? Nếu không, nhắn lại tên cơ quan.`,
    yes: 'Đúng',
    which: 'Ông/Bà muốn nói cơ quan nào dưới đây? Nếu không có, nhắn lại tên cơ quan.',
    again:
      'Chưa tìm thấy cơ quan này. Ông/Bà nhắn lại tên, ví dụ tên phường hoặc xã. Không rõ thì chọn «Không rõ», phản ánh vẫn được chuyển đến đúng nơi.',
    unknown: 'Không rõ',
  },

  dossier: {
    asks: 'Việc này có liên quan đến hồ sơ nào không? Nếu có, Ông/Bà nhắn mã hồ sơ ghi trên giấy hẹn. Không có thì chọn «Bỏ qua».',
    again:
      'Lắng Nghe chưa thấy mã hồ sơ trong tin nhắn. Mã nằm trên giấy hẹn, ví dụ H99.12-261102-0001. Không có mã thì chọn «Bỏ qua».',
    noted: 'Đã ghi thêm điều Ông/Bà vừa nói. Ông/Bà có mã hồ sơ không? Không có thì chọn «Bỏ qua».',
    unknown: (code: string) =>
      `Không tìm thấy hồ sơ ${code}. Ông/Bà xem lại mã rồi nhắn lại, hoặc vẫn ghi mã này, hoặc bỏ qua.`,
    keep: 'Vẫn ghi mã này',
  },

  official: {
    asks: 'Ông/Bà có biết tên, số quầy hoặc công việc của người liên quan không? Ví dụ: chị ở quầy số 3. Không biết thì chọn «Bỏ qua».',
    noted:
      'Đã ghi thêm điều Ông/Bà vừa nói. Ông/Bà có biết tên, số quầy hoặc công việc của người liên quan không? Không biết thì chọn «Bỏ qua».',
    again:
      'Ông/Bà nhắn tên, số quầy hoặc công việc của người liên quan bằng chữ. Không biết thì chọn «Bỏ qua».',
  },

  amount: {
    asks: 'Số tiền là bao nhiêu? Ví dụ: 500 nghìn. Không nhớ hoặc không phải tiền thì chọn «Bỏ qua».',
    again:
      'Lắng Nghe chưa rõ số tiền. Ông/Bà ghi cả đơn vị, ví dụ «500 nghìn» hoặc «2 triệu». Không nhớ thì chọn «Bỏ qua».',
  },

  confidentiality: {
    asks: 'Ông/Bà muốn gửi theo cách nào?',
    goesTo: (handler: string) => `Nơi nhận phản ánh: ${handler}.`,
    outOfChain: 'Cơ quan và người bị phản ánh không xem được phản ánh này trong hệ thống.',
    explained: {
      named: '• Cho biết người gửi: người xử lý có thể biết Ông/Bà là ai. Ông/Bà được trả lời.',
      confidential:
        '• Giữ kín danh tính: người xử lý chỉ đọc nội dung, không biết ai gửi. Ông/Bà vẫn được trả lời.',
      anonymous:
        '• Ẩn danh: Lắng Nghe không lưu gì cho biết ai gửi. Phản ánh được giữ làm thông tin để kiểm tra, không hứa có trả lời.',
    },
    dossierTells:
      'Lưu ý: mã hồ sơ cho biết hồ sơ của ai. Muốn kín hơn, Ông/Bà có thể bỏ mã hồ sơ ở bước xem lại. Nếu ẩn danh, mã được niêm phong, người xử lý không thấy.',
    storyTells:
      'Nội dung Ông/Bà kể có ghi mã hồ sơ, người xử lý đọc được. Nếu muốn ẩn danh, xin sửa nội dung ở bước xem lại.',
    recordingTells:
      'Lưu ý: giọng nói hay hình của chính Ông/Bà trong tệp gửi kèm có thể cho biết Ông/Bà là ai. Muốn kín, Ông/Bà bỏ tệp ở bước xem lại: chọn «Sửa», rồi «Bỏ tệp gửi kèm».',
    askedToHide: 'Ông/Bà đã đề nghị giấu tên. Xin chọn «Giữ kín danh tính» hoặc «Ẩn danh».',
    again: 'Ông/Bà chọn một trong ba cách dưới đây. Nếu e ngại, xin chọn «Giữ kín danh tính» hoặc «Ẩn danh».',
  },

  summary: {
    heading: 'Ông/Bà xem lại trước khi gửi:',
    ground: (words: string) => `• Việc: ${words}`,
    story: (words: string) => `• Nội dung: «${words}»`,
    storyCut: (letters: number) => `(còn nữa, cả ${letters} ký tự đều được gửi)`,
    files: (count: number) => `• Tệp gửi kèm: ${count}`,
    unit: (name: string | null) => `• Cơ quan: ${name ?? 'không rõ'}`,
    dossier: (code: string) => `• Mã hồ sơ: ${code}`,
    official: (words: string) => `• Người liên quan: ${words}`,
    amount: (vnd: string) => `• Số tiền: ${vnd} đồng`,
    heard: {
      noMoney: '• Lắng Nghe hiểu là có đòi tiền, quà (không đúng thì chọn «Sửa»)',
      noThreat: '• Lắng Nghe hiểu là có đe dọa hoặc trù dập (không đúng thì chọn «Sửa»)',
    },
    confidentiality: (words: string) => `• Cách gửi: ${words}`,
    goesTo: (handler: string) => `• Nơi nhận: ${handler}`,
    due: (day: string) => `• Hạn trả lời: hết ngày ${day}`,
    noPromise: 'Gửi ẩn danh thì không hứa có trả lời.',
    whatItIs:
      'Đây là phản ánh, kiến nghị, không phải đơn khiếu nại hay tố cáo. Khiếu nại, tố cáo phải gửi bằng đơn có chữ ký hoặc trình bày trực tiếp tại nơi tiếp công dân.',
    denunciation:
      'Ông/Bà có nói đến tố cáo hoặc kiện. Tin nhắn này không thay được đơn tố cáo, đơn khiếu nại hay đơn kiện. Nếu muốn, Ông/Bà gửi đơn có chữ ký đến người đứng đầu cơ quan quản lý người bị tố cáo, hoặc đến nơi tiếp công dân. Phản ánh này vẫn được xem xét.',
    consent:
      'Chọn «Gửi phản ánh» là Ông/Bà đồng ý gửi các thông tin trên để cơ quan xem xét và trả lời, không dùng vào việc khác. Muốn xem hoặc xóa về sau, nhắn «dữ liệu của tôi».',
    consentAnonymous: 'Chọn «Gửi phản ánh» là Ông/Bà đồng ý gửi các thông tin trên để cơ quan kiểm tra.',
    protection:
      'Lắng Nghe hiểu là Ông/Bà bị đe dọa hoặc trù dập, nên phản ánh này được đánh dấu khẩn. Có nguy hiểm trước mắt, xin gọi ngay công an 113 hoặc báo công an nơi gần nhất.',
    recordingTells:
      'Tệp gửi kèm có ghi âm hoặc đoạn phim: giọng nói, hình của Ông/Bà có thể cho biết Ông/Bà là ai. Muốn kín, chọn «Sửa», rồi «Bỏ tệp gửi kèm».',
    heardOut: {
      noMoney: 'Đã bỏ dòng có đòi tiền, quà. Lời Ông/Bà kể vẫn giữ nguyên.',
      noThreat: 'Đã bỏ dòng có đe dọa, trù dập. Lời Ông/Bà kể vẫn giữ nguyên.',
    },
    addedSince:
      'Phản ánh chưa được gửi. Lời Ông/Bà nhắn thêm cũng nằm trong nội dung dưới đây. Ông/Bà xem lại rồi hãy gửi.',
    filesOut: 'Đã bỏ các tệp gửi kèm. Muốn giữ tệp nào, Ông/Bà gửi lại tệp đó tại đây.',
    danger:
      'Nếu có người đang gặp nguy hiểm, xin gọi ngay 113 (công an), 114 (cứu hỏa, cứu nạn) hoặc 115 (cấp cứu). Xin đừng chờ phản ánh này được trả lời.',
    send: 'Gửi phản ánh',
    fix: 'Sửa',
    cancel: 'Hủy',
    again: 'Ông/Bà nhắn «Gửi» để gửi phản ánh, «Sửa» để sửa, hoặc «Hủy» để bỏ.',
    fixWhat: 'Ông/Bà muốn sửa phần nào?',
    nothingToFix: 'Không sửa nữa',
    parts: {
      ground: 'Loại việc',
      story: 'Nội dung',
      unit: 'Cơ quan',
      dossier: 'Mã hồ sơ',
      official: 'Người liên quan',
      amount: 'Số tiền',
      confidentiality: 'Cách gửi',
      files: 'Bỏ tệp gửi kèm',
      noMoney: 'Không bị đòi tiền',
      noThreat: 'Không bị đe dọa',
    },
  },

  filed: {
    code: (code: string) => `Đã gửi phản ánh. Mã tra cứu: ${code}`,
    due: (day: string) => `Cơ quan sẽ trả lời Ông/Bà tại đây, chậm nhất hết ngày ${day}.`,
    goesTo: (handler: string) => `Phản ánh đã chuyển đến ${handler}.`,
    signal: 'Phản ánh ẩn danh được giữ làm thông tin để kiểm tra. Cơ quan không hứa trả lời.',
    next: 'Nếu cần hỏi thêm, hệ thống sẽ nhắn cho Ông/Bà. Có kết quả, Ông/Bà cho biết đã hài lòng hay muốn xem xét lại.',
    secret: (digits: string) =>
      `Mã bí mật: ${digits}\n\nÔng/Bà chụp màn hình hoặc chép lại ngay. Mã này chỉ báo một lần, dùng để xem phản ánh từ máy khác. Xin không đưa cho ai.`,
    secretAnonymous: (digits: string) =>
      `Mã bí mật: ${digits}\n\nÔng/Bà chụp màn hình hoặc chép lại ngay. Mã này chỉ báo một lần. Vì gửi ẩn danh, phải có mã tra cứu và mã bí mật mới xem lại được phản ánh.`,
    failed: 'Lắng Nghe chưa ghi được phản ánh, chưa có gì được gửi. Xin Ông/Bà gửi lại sau ít phút.',
    follow: 'Theo dõi',
  },
}
