import { type Lexicon, lexicon } from './phrases.ts'

/** What a citizen wants next; the labels of the corpus and of the API. */
export const INTENTS = [
  'check_dossier',
  'file_complaint',
  'rate_service',
  'commend',
  'track_complaint',
  'procedure_info',
  'speak_to_official',
  'privacy_request',
  'emergency',
  'help',
  'cancel',
  'back',
  'affirm',
  'deny',
  'skip',
  'greet',
  'thanks_bye',
  'none',
] as const
export type Intent = (typeof INTENTS)[number]

/** What a conversation can be begun for. */
export const WISHES: ReadonlySet<Intent> = new Set([
  'check_dossier',
  'file_complaint',
  'rate_service',
  'commend',
  'track_complaint',
  'procedure_info',
  'speak_to_official',
  'privacy_request',
])

/** From this confidence on a wish is taken as meant; below, it is asked about. */
export const SURE = 0.6

/** What would end, turn back, pass over or answer something. */
export const STEERS: ReadonlySet<Intent> = new Set(['cancel', 'back', 'skip', 'affirm', 'deny'])

/** What each intent sounds like. Weights are compared with each other in rules.ts. */
export const SOUNDS_LIKE = {
  check_dossier: lexicon(`
    6: thôi theo dõi, bỏ theo dõi, ngừng theo dõi, dừng theo dõi, huỷ theo dõi, không theo dõi nữa, không muốn theo dõi, không cần theo dõi, khỏi theo dõi, đang theo dõi ~~ hồ sơ, hồ sơ ~ theo dõi, theo dõi hồ sơ, stop following, unfollow, follow this dossier, follow my dossier
    4: tra cứu hồ sơ, tra hồ sơ, kiểm tra hồ sơ, xem hồ sơ, check hồ sơ, tình trạng hồ sơ, tiến độ hồ sơ, xem tiến độ, hồ sơ ~ đến đâu, hồ sơ ~ tới đâu, hồ sơ ~~ sao rồi, hồ sơ ~~ xong chưa, hồ sơ ~~ ra chưa, hồ sơ ~~ duyệt chưa, có kết quả chưa, mã hồ sơ, kiểm tra ~ hồ sơ, tra giúp, track my dossier, check a dossier, check my dossier, my dossier, application status
    3: đến đâu rồi, tới đâu rồi, đến bước nào, đến khâu nào, tới khúc nào, khâu nào, ở khâu, ra chưa, xong chưa, duyệt chưa, ký chưa, giải quyết chưa, lấy được chưa, lấy được, đã có kết quả, có kết quả, kết quả chưa, bao giờ xong, khi nào xong, bao giờ có, khi nào có, bao giờ được, bao giờ tôi được, chừng nào có, chừng nào lấy, chừng nào xong, chưa thấy báo
    3: hồ sơ ~ bị trả lại, đang ở đâu, nằm ở phòng nào, đang chờ ai ký, được chưa, tiếp nhận chưa, đã tiếp nhận, đang xử lý tại, tra cứu, tra giùm, tra kiểu gì, tra ở đây, tra bằng, =tra ~ ra, kiểm tra giúp, xem giúp, xem hộ, nhờ kiểm tra, còn mấy bước, còn mấy ngày, còn bao nhiêu ngày, ngày dự kiến, status, có kịp, giấy hẹn ghi, thiếu gì không, còn thiếu gì, cần bổ sung gì, my application, my dossier, is it ready
    2: tới mô rồi, sao rồi, hồ sơ của tôi, hồ sơ của em, hồ sơ của, biên nhận, giấy hẹn, hẹn ngày, hẹn trả, bị chậm không, bị ngâm ~ không, trễ hẹn không, lấy trực tiếp, ghé được chưa, phản hồi gì chưa, chưa ạ, chưa em, chưa $, có cần bổ sung, nộp ~ ngày, nộp hôm, nộp tuần trước, chưa thấy, nộp qua, im re, có chắc lấy, bước nào, là sao
  `),
  track_complaint: lexicon(`
    9: theo dõi phản ánh, track a complaint, track my complaint, complaint status
    5: mã phản ánh, tiến độ phản ánh, kết quả phản ánh, tra cứu phản ánh, xem phản ánh, phản ánh ~ tới đâu, phản ánh ~~ đến đâu, phản ánh ~~ xử lý chưa, phản ánh ~~ sao rồi, phản ánh ~~ giải quyết chưa, phản ánh ~~ trả lời chưa, khiếu nại ~~ tới đâu, khiếu nại ~~ đến đâu, đơn ~~ thụ lý chưa, trả lời đơn, hạn trả lời phản ánh
    5: phản ánh cũ, phản ánh ~ thế nào rồi, xử lý ~ phản ánh ~ sao, phản ánh ~~ từ chối, ai đang phụ trách, kết luận kiểm tra, xác minh xong, xác minh chưa, kết luận về vụ, quyết định thụ lý, ai thụ lý, gửi đơn ~~ chưa, =gửi đơn ~~ không thấy, ticket, my complaint, my khiếu nại, status of my, đơn ~~ chưa thấy trả lời, phản ánh ~~ chưa thấy trả lời, đơn ~~ chưa ai trả lời, phản ánh ~~ chưa ai trả lời, phản ánh ~~ chưa ai xử lý, phản ánh ~~ không thấy trả lời, tình hình xử lý ~ kiến nghị, đơn cũ còn, hồi âm, tình hình giải quyết đơn
  `),
  procedure_info: lexicon(`
    4: cần giấy tờ gì, cần giấy gì, cần giấy phép gì, giấy phép gì, cần những gì, cần những giấy, cần gì, cần hồ sơ gì, giấy tờ gì, giấy gì, hồ sơ gồm, gồm những gì, gồm mấy bước, mấy bước, cần chuẩn bị, thủ tục ~~ thế nào, thủ tục ~~ ra sao, thủ tục ~~ làm sao, thủ tục gì, thủ tục ~ ở đâu, nộp ở đâu, nộp ở, làm ở đâu, đăng ký ở đâu, ở chỗ nào, nộp mẫu nào, mẫu đơn, lệ phí ~ bao nhiêu
    4: phí bao nhiêu, phí là bao nhiêu, phí thế nào, hết bao nhiêu tiền, mất bao nhiêu, mất bao lâu, bao nhiêu ngày làm việc, mấy ngày làm việc, thời hạn giải quyết, điều kiện gì, điều kiện là gì, điều kiện cấp, điều kiện, có bị phạt, bị phạt bao nhiêu, có phải xin, có phải đóng, có phải đổi, có cần giấy, có cần khai, có cần, có bắt buộc, bắt buộc không, làm việc mấy giờ
    4: làm việc đến mấy giờ, mấy giờ, thứ bảy có làm, có làm không, làm như thế nào, làm thế nào, làm kiểu nào, đăng ký kiểu nào, thì làm sao, mần răng, phải làm sao, process thế nào, cần làm gì, apply, what documents, ask about papers, how to register, how much, opening hours, đến cơ quan nào, lên trụ sở, nộp toà hay, nộp ~ hay nộp, ở xã hay, xã hay ở
    3: muốn làm, muốn đăng ký, muốn xin, muốn =đổi, muốn lập, làm sao, thì sao, lệ phí, phí ~ tính, tính theo, quy định thời hạn, được không, được miễn, có được miễn, được giảm, có được, ở đâu, thế nào, ra sao, cấp lại, có phải, phải đi riêng, how do i, how can i, what papers, what do i need, which documents, hướng dẫn thủ tục, cho hỏi thủ tục, hỏi thủ tục, thủ tục, làm trên vneid được, online được không, nộp cơ quan nào, còn kịp không, gửi đến đâu
    2: bao lâu, thời gian
  `),
  speak_to_official: lexicon(`
    5: gặp người, gặp cán bộ, gặp nhân viên, gặp tư vấn, gặp người thật, người thật, người thiệt, nói chuyện với người, nói chuyện với cán bộ, nói chuyện với chuyên viên, nói chuyện với nhân viên, nói chuyện với người phụ trách, chuyển ~ cho cán bộ, chuyển tổng đài, tổng đài viên, chuyển máy, nối máy, kết nối ~ với, liên hệ cán bộ, liên hệ với cán bộ, liên lạc với cán bộ, liên hệ trực tiếp, gặp lãnh đạo, gặp chủ tịch, gặp admin, gặp ad, gặp riêng
    5: gặp trực tiếp, gặp chuyên viên, muốn gặp, cần gặp, cho tôi gặp, cho ~ gặp, số điện thoại ~ trực, số điện thoại của cán bộ, số điện thoại ~ cán bộ, xin số điện thoại, số máy, gọi lại cho tôi, gọi cho tôi, gọi nói chuyện, nói chuyện trực tiếp, nghe cán bộ giải thích, real person, human, talk to, speak to, trao đổi trực tiếp, toàn trả lời tự động, trả lời tự động, tiếp công dân thứ
    5: noi may, không nói với máy, chat với bot chán, có người nghe, reach an official, an official, đăng ký gặp, số hotline, số tổng đài, hotline số
  `),
  privacy_request: lexicon(`
    5: xoá dữ liệu, xoá thông tin, xoá toàn bộ, xoá hết, xoá tài khoản, xoá tk, xoá số điện thoại, xoá ảnh, xoá ~~ ảnh, xoá ~~ hình, xoá các tệp, xoá lịch sử, xoá ~ tin nhắn, rút lại ~ đồng ý, rút ~ đồng ý, không đồng ý cho, thu hồi đồng ý, dữ liệu cá nhân, thông tin cá nhân, dữ liệu về tôi, dữ liệu của tôi, dữ liệu gì, lưu những dữ liệu, lưu thông tin
    5: lưu info, không muốn lưu, ngừng dùng thông tin, ngừng sử dụng thông tin, không cho phép, ai được xem ~ của tôi, đã lưu, máy đã lưu, delete my data, ^ my data $, see my data, kept of me, delete my, lưu ~ thông tin gì, lưu những thông tin, forget my data, forget me, erase my, remove my data, xuất dữ liệu, tải dữ liệu, bản sao dữ liệu, my personal data, giữ lịch sử, ngày sinh ~ tài khoản, tài khoản bị sai, trong tài khoản, trên tài khoản, gắn nhầm, đính chính thông tin, yêu cầu đính chính, sửa địa chỉ, cập nhật ~ ngày sinh, cập nhật thông tin, sửa thông tin, quyền riêng tư, danh sách nhận tin
  `),
  commend: lexicon(`
    5: khen, xin khen, lời khen, thư khen, khen ngợi, khen thưởng, tuyên dương, biểu dương, hoan nghênh, ghi nhận tinh thần, mang ơn, biết ơn, cảm ơn sâu sắc, gửi lời cảm ơn, lời cảm ơn, cảm ơn cán bộ, cảm ơn chị, cảm ơn anh, cảm ơn đoàn, cảm ơn cô, rất cảm ơn, xin cảm ơn, không vòi vĩnh, không gây khó dễ, big thanks
    4: tận tình, rất nhiệt tình, nhiệt tình, kiên nhẫn, dễ thương, xịn xò, chu đáo, có tâm, tận tâm, rất tốt bụng, hiền khô, hiền, tận nhà, tận nơi, làm việc nghiêm túc, professional, quá tuyệt, dễ nghe, làm đâu ra đó, very helpful, praise someone, to praise, thank ~ officer
    2: cảm ơn, giúp đỡ, hỗ trợ nhiệt tình, tử tế, nhanh gọn
  `),
  rate_service: lexicon(`
    5: đánh giá dịch vụ, muốn đánh giá, chấm điểm, đánh giá chất lượng, đánh giá cán bộ, chỗ đánh giá, đánh giá ở đâu, mức độ hài lòng, khảo sát, feedback, xếp loại, tôi chấm, em chấm, ^ chấm, ^ đánh giá, danh gia, rất hài lòng, không hài lòng, hài lòng, chấm dịch vụ, trải nghiệm, overall experience, =cho ~ =sao, =cho ~ điểm, stars, rate
    3: đánh giá, tạm tạm, không có gì phàn nàn, nói chung là được, bình thường, tạm được, trung bình
  `),
  file_complaint: lexicon(`
    5: muốn phản ánh, xin phản ánh, gửi phản ánh, phản ánh giúp, phản ánh cán bộ, phản ánh chuyện, phản ánh việc, tôi phản ánh, muốn khiếu nại, muốn tố cáo, làm đơn tố cáo, đơn tố cáo, quyết định tố cáo, xin tố cáo, tố cáo, báo chậm trễ, muốn báo, báo lên cấp trên, báo với cấp trên, báo ai, phải báo ai, phản ánh chậm, complaint giúp, mong lãnh đạo vào cuộc, ^ phản ánh, ^ gửi phản ánh $
    5: muốn complain, muốn report, khiếu nại giúp, yêu cầu giải trình, yêu cầu giải quyết, đề nghị làm rõ, làm rõ trách nhiệm, đề nghị xử lý, xử lý dứt điểm, mong cơ quan, xem lại và xử lý, yêu cầu xem lại, yêu cầu trả lại, chịu trách nhiệm, làm rõ, bức xúc, tức quá, vô trách nhiệm, cần giải thích, giải trình, vào cuộc, i want to report, i want to complain, make a complaint, file a complaint, khiếu nại, ^ khiếu nại $, to complain
    4: kiến nghị, góp ý, đề nghị, yêu cầu, xử giùm, xử lý giúp, xin được xử lý, mong cấp trên, mong cơ quan, nhờ kiểm tra, cố tình, có phải là ~ không, sao ~ vậy, vậy được sao, sao kỳ vậy, thái độ gì vậy, dân khổ, không công bằng, chịu hết nổi, phản ánh, không ai xử lý, không ai nhắc, xin điều chỉnh
    3: quy định nào, quy định này, ở đâu ra, dân chờ, dân đứng chờ, để dân, giúp dân, cán bộ gì, hết trơn, tắt ~ tháng, ngập rác, không đủ ghế, bụi bay, lấn ranh, mở nhạc, hư hỏng, hôi thối, ô nhiễm, ổ gà, đèn đường, mất điện, mất nước, rác, tiếng ồn, mong người đến
  `),
  none: lexicon(`
    6: tuyển ctv, tuyển cộng tác viên, thu nhập, vay tiền nhanh, giải ngân, bán khoá học, giá vàng, thời tiết, tử vi, nấu ăn, công thức nấu, tỉ số, trận đấu, bóng đá hôm nay, thất tình, người yêu, ny, làm quen, in4, kể chuyện cười, kể chuyện, ăn cơm chưa, bán đất, bán nhà, giá rẻ, sổ đỏ chính chủ, chính chủ, chia sẻ tin, gặp may
    6: chúc mừng năm mới, không có gì đâu, dịch vụ làm giấy tờ, nhận làm giấy tờ, không cần đến nơi, mua bảo hiểm, tư vấn bảo hiểm, thuốc gì, cho uống thuốc, nghe đồn, mạng internet, nhà mạng, wifi, router, hotel, beach, capital of, weather, lottery, xổ số, số đề, lô đề, casino, cá độ, !nhạc, phim hay, trời nóng, trời mưa quá, là ai vậy
    4: liên hệ, khuyến mãi, giảm giá, trọn đời, không biết nói gì, haha, bonjour, ny chưa, chán quá
    2: bot ngu, ngu như, mẹ kiếp, đồ ngu
  `),
} satisfies Partial<Record<Intent, Lexicon>>

/** A complaint sent before ("vụ tôi báo", "đơn tôi gửi"); with a question about its fate it means tracking. */
export const SENT_BEFORE = lexicon(`
  1: đã gửi ~ phản ánh, có gửi ~ phản ánh, gửi phản ánh xong, phản ánh tôi gửi, phản ánh của tôi, phản ánh của em, phản ánh của mình, phản ánh hôm, phản ánh tuần, khiếu nại của, khiếu nại gửi, đơn của tôi, đơn tôi gửi, đơn tố cáo của, gửi đơn tố cáo, đơn khiếu nại của, đơn khiếu nại, đơn phản ánh, tôi có phản ánh, có phản ánh, tôi có báo, vụ ~ báo, vụ ~ kêu, vụ tôi nêu, vụ ~ phản ánh
  1: chuyện tôi báo, tôi báo ~ vụ, tui báo chuyện, có báo về, tôi đã báo, về vụ, kiến nghị ~ ra sao, góp ý hôm, gửi góp ý, gửi đơn, đơn tôi, phản ánh cũ, phản ánh hôm qua, báo ~ lần trước, mã phản ánh, em phản ánh, phản ánh hôm bữa, complaint hôm, vụ ~ nêu, nội dung phản ánh, phản ánh của ai, trước đây ~ phản ánh
`)

/** Phrases that ask what became of something. */
export const ASKS_FATE = lexicon(`
  1: tới đâu, đến đâu, sao rồi, ra sao, thế nào, xong chưa, xử lý chưa, trả lời chưa, giải quyết chưa, thụ lý chưa, kiểm tra chưa, chưa trả lời, chưa thấy trả lời, ai coi chưa, ai xem chưa, ai trả lời, có ai ~ chưa, bao giờ, khi nào, bao lâu, kết quả xử lý, kết quả giải quyết, kết quả phản ánh, kết quả thế nào, kết quả ra sao, kết quả của, lại kết quả, xem kết quả, biết kết quả, kết luận, tiến độ, hồi âm, đã chuyển, chuyển cho ai, ai đang phụ trách, theo dõi, tra lại, vì sao, cho xem
  1: xem nội dung, là thế nào, tìm lại, đang ở đâu, có tin gì, xử lý sao, xử lý răng, trả lời thế nào, update, assign, mấy ngày, ai được xử lý, được xử lý, ai thụ lý, chưa vậy, chưa $
`)

/** Words that turn blame into mere asking, or take a complaint back before it is made. */
export const NOT_COMPLAINING = lexicon(`
  1: không khiếu nại, không phản ánh gì, không phải phản ánh, không trách, không có ý khiếu nại, chỉ muốn hỏi, chỉ hỏi, chỉ muốn biết, cho hỏi, không phàn nàn, tôi không vội, em không vội, không dám phiền, không phản ánh thêm, không có gì phàn nàn
`)

/** A dossier handed in already; then a question is about its state, not about how the procedure goes. */
export const SUBMITTED = lexicon(`
  1: đã nộp, tôi nộp, em nộp, con nộp, mình nộp, cô nộp, mới nộp, vừa nộp, nộp được, nộp hôm, nộp từ, nộp ngày, nộp tuần, nộp sáng, nộp chiều, nộp lâu, nộp online hôm, nộp onl, giấy hẹn, biên nhận, hẹn trả, hẹn ngày, hẹn lấy, hẹn thứ, hẹn tới, đã trả kết quả, hồ sơ của tôi, hồ sơ của em, hồ sơ của mình, hồ sơ tôi, hồ sơ em, hồ sơ của, chưa lấy, đúng hẹn
`)

/** A question, by its ending or its words. */
export const QUESTION = lexicon(`
  1: không $, không ạ, chưa $, chưa ạ, gì $, gì ạ, đâu $, sao $, nào $, mấy giờ, bao nhiêu, bao lâu, thế nào, bao giờ, khi nào, hả $, không em, chưa em, k $, cho hỏi, xin hỏi
`)

/** Someone of the office is spoken of: a story about them without a word like "phản ánh" may be a complaint. */
export const SPEAKS_OF_OFFICE = lexicon(`
  1: cán bộ, nhân viên, công chức, chuyên viên, trưởng phòng, chủ tịch, trưởng thôn, tổ trưởng, địa chính, tư pháp, công an, uỷ ban, một cửa, 1 cửa, phòng, sở, xã, phường, quầy, hồ sơ, thủ tục, officer, staff, clerk
`)
