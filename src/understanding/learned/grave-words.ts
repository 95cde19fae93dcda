/**
 * Words of one meaning under one name, so that what was learned of "dao" holds for "rựa" too. They decide nothing
 * by themselves: the learned models weigh them, alone and beside each other.
 */
import { plainWords } from '../teencode.ts'
import { fold } from '../vietnamese-text.ts'
import { diacriticsFit, diacriticsOf, type Message, type Word } from '../words.ts'

const MEANINGS = `
  fire: cháy, lửa, khói, hoả hoạn, khét, bốc cháy, phừng phừng, ngùn ngụt, quẹt lửa, hột quẹt, bật lửa, xăng, châm lửa, fire, smoke
  blast: nổ, gas, ga, xì gas, rò gas, xì ga, rò ga, bình ga, hoá chất, axit, acid, amoniac, khí độc, khí clo, clo, mìn, lựu đạn, bom, thuốc nổ, đạn, explosion
  current: điện giật, giật điện, dây điện, rò điện, hở điện, chập điện, chập, đứt dây, trạm biến áp, cột điện, dính điện, trụ điện, xẹt lửa, nhiễm điện
  water: lụt, lũ, ngập, nước lên, nước dâng, nước cuốn, cuốn trôi, cuốn, trôi, chìm, đuối, đuối nước, lật thuyền, lật ghe, lật đò, lật xuồng, vỡ đê, vỡ đập, nước xiết, lũ quét, nước lũ, xả lũ, phá nước, đắm, tràn, bão, sóng, nác, flood, drowning
  deep: sông, ao, giếng, cống, mương, kênh, kinh, suối, hầm, hố, vực, hồ bơi, biển, đập, hố ga, bể, bờ
  height: lan can, sân thượng, tầng, nóc nhà, mái nhà, trên mái, nóc, gác, thành cầu, trên cầu, ban công, cửa sổ, mái tôn, cột, lầu
  falls: rơi, rớt, té, ngã, bổ nhào, lọt, sẩy chân, lao xuống, trượt chân, rơi xuống, rớt xuống, té xuống, lăn xuống
  jumps: nhảy cầu, nhảy lầu, nhảy sông, nhảy xuống, nhảy, đòi nhảy, tính nhảy, gieo mình
  breaks: sập, đổ, sạt, sạt lở, lở, nứt, vùi, đè, lấp, nghiêng, sụt, sụp, gãy, đứt, toác, sắp đổ, sắp sập, lún, đổ sập, collapsed
  crash: tai nạn, tông, lật xe, đâm xe, húc, cán, lao vực, va chạm, đụng xe, lật, xe lật, trật bánh, máy cán, máy cuốn, kẹp nát, accident
  breath: thở, ngộp, ngạt, nghẹt, tím tái, tím, hen, suyễn, suyển, hóc, sặc, nghẹn, ngừng thở, tắt thở, khó thở, thở không nổi, tắc thở, hụt hơi, mắc cổ, thở dốc, thở khò khè, breathe
  machine: máy thở, bình oxy, oxy, chạy thận, lọc máu, hoá trị, mổ gấp, thay tim, ghép, insulin, hồi sức, cấp cứu, chuyển viện, chuyển tuyến, sốc phản vệ
  faints: ngất, xỉu, bất tỉnh, hôn mê, mê man, co giật, giật đùng đùng, đột quỵ, tai biến, gục, lịm, lả, ngưng tim, ngừng tim, ngưng thở, tim ngừng, méo miệng, cứng đờ, li bì, nằm im, bất động, không tỉnh, không dậy, không cử động, kêu không thưa, gọi không thưa, im ru, trợn mắt, mắt trợn, sùi bọt, mềm nhũn, lạnh ngắt, nhồi máu, đau ngực, tức ngực, nằm gục, không phản ứng, unconscious
  blood: máu, chảy máu, băng huyết, xuất huyết, máu chảy, máu phun, đứt tay, đứt lìa, đứt gân, vết thương, bị thương, gãy tay, gãy chân, bỏng, phỏng, chấn thương, bể đầu, vỡ đầu, lòi ruột, nhập viện, đi viện, bleeding
  birth: đau đẻ, vỡ ối, bể ối, trở dạ, chuyển dạ, sắp đẻ, đẻ rơi, sinh rơi, đẻ rớt, sinh non, sắp sinh, đau bụng đẻ
  poison: thuốc sâu, thuốc trừ sâu, thuốc chuột, thuốc diệt cỏ, thuốc cỏ, thuốc ngủ, ngộ độc, bả chó, bả chuột, lá ngón, uống nhầm, nuốt, ói, nôn, mửa, vỉ thuốc, nấm độc, nhiễm độc, thuốc độc, bỏ thuốc, uống thuốc, sái, xyanua
  bites: rắn cắn, rắn, chó dại, chó cắn, ong đốt, ong vò vẽ, dại cắn, bò cạp
  weapon: dao, rựa, mã tấu, búa, súng, kiếm, gậy, tuýp, xà beng, dùi cui, côn, dao rựa, hung khí, lưỡi lam, kéo, hàng nóng, hàng lạnh, can xăng, chai xăng, giáo, ná, cuốc, cưa, liềm, mác, chày, roi, thắt lưng, kề dao, kề cổ, dây thừng, knife, gun
  attacks: đánh, đập, chém, đâm, bóp cổ, siết cổ, đốt, bắn, tạt, hành hung, rượt, dí, nhốt, trói, hiếp, xâm hại, bạo hành, bạo lực, đánh đập, chém nhau, đánh nhau, đâm nhau, ẩu đả, phá cửa, đập cửa, đạp cửa, chích điện, tra tấn, cưỡng hiếp, hãm hiếp, đấm, đá, tát, dìm, xô, đẩy xuống, hành hạ, đánh bầm, đánh gãy, đánh đến, truy sát, cầm cuốc, phang, xiên, khống chế, lột đồ, sàm sỡ, đánh dã man, beat, beating, attack, kill
  kills: giết, thủ tiêu, doạ giết, đòi giết, giết người, đòi chém, đòi đâm, doạ chém, doạ đâm, sát hại, lấy mạng, cho chết, giết chết, đòi đốt, doạ đốt, xử nó, chôn sống, cắt cổ, cắt tiết, ám sát
  suicide: tự tử, tự vẫn, tự sát, chết cho rồi, muốn chết, không muốn sống, chán sống, tuyệt mệnh, vĩnh biệt, nhắn tạm biệt, treo cổ, thắt cổ, không thiết, không còn thiết, hết đường sống, sống làm gì, sống chi, sống không nổi, cắt tay, rạch tay, cắt cổ tay, tự thiêu, tự kết liễu, kết liễu, kết thúc, chấm dứt, ngủ luôn, ngủ mãi, không dậy nữa, không tỉnh nữa, không muốn tỉnh, biến mất, tan biến, ra đi, giải thoát, tìm đến cái chết, nghĩ quẩn, nghĩ dại, quẩn trí, tuyệt vọng, bế tắc, trầm cảm, làm liều, chết đi, chết quách, chết phứt, đi theo, suicidal, thư tuyệt mệnh, di thư, trăn trối, lo giùm, không ai cần, gánh nặng, hết hi vọng, hết hy vọng, không còn gì để mất, buông xuôi, buông bỏ
  death: chết, mất mạng, tử vong, thiệt mạng, mạng người, tính mạng, nguy kịch, hấp hối, suýt chết, chết người, chết oan, nguy hiểm, mạng sống, sắp chết, không qua khỏi, không kịp, toi mạng, bỏ mạng, đi đời, không cứu được, chờ chết, die, dying, death
  trapped: kẹt, mắc kẹt, khoá trái, cô lập, bao vây, vây, bị nhốt, chưa ra, không ra được, thoát hiểm, lối thoát, không lối thoát, bị giam, giam, giữ người, bắt giữ, tịch thu hộ chiếu, bán qua, sang campuchia, bắt làm, chưa thoát, trapped
  missing: mất tích, lạc, đi lạc, bắt cóc, bế đi, bắt đi, dẫn đi, chưa về, không thấy về, không thấy ra, không thấy lên, chưa lên, chưa nổi, không về, mất liên lạc, lôi lên xe, ép lên xe, dụ, ghép thận, bán người
  help: cứu, cứu với, cứu hoả, cứu thương, cứu hộ, cứu nạn, 113, 114, 115, sos, gọi xe, đưa đi, giúp với, cứu mạng, kêu cứu, cầu cứu, gọi công an, báo công an, kêu công an, ca nô, cano, xuồng, điều người, cho người, help, ambulance, police, emergency, mau tới, tới liền, tới ngay, đến ngay, tới lẹ, gọi ai, làm sao
  now: đang, ngay, gấp, lẹ, mau, nhanh, bây giờ, sắp, liền, khẩn, khẩn cấp, lập tức, tức thì, nãy giờ, vừa, mới, bữa ni, now, right now
  dear: con, bé, cháu, mẹ, má, mạ, mệ, ba, bố, cha, tía, ông, bà, vợ, chồng, thằng nhỏ, thợ, học sinh, con nít, trẻ, cụ, bầu, hàng xóm, thằng bé, con bé, em bé, sơ sinh, người ta, có người, bạn em, chị ấy
  figure: cười, dễ thương, buồn cười, buồn ngủ, đói, nóng, lạnh, chán, mỏi, nhức, vui, hồi hộp, đau bụng, deadline, sốt ruột, đã quá, cháy hàng, chạy deadline, cháy túi, cháy máy, cháy phố, cháy vé, chết cười, chết mất, chết thôi, chết dở, chết luôn, nắng, muỗi, tắc đường, khát, ồn, dính chấu, mê quá, thương quá, hết hồn, nổ máy
  joke: haha, hihi, hehe, kkk, kk, hjhj, lol, đùa, giỡn, chọc, nói chơi, trêu, meme, game, phim, mơ, nằm mơ, lô, đề, bóng đá, team, cá độ, tiktok, truyện, kịch, ma
  paper: giấy phép, giấy chứng, giấy chứng nhận, thủ tục, khai tử, chứng tử, báo tử, giấy báo, pccc, phòng cháy, chữa cháy, bảo hiểm, trợ cấp, mai táng, biên bản, thẩm duyệt, nghiệm thu, xác nhận, giám định, trích lục, đăng ký, chứng thực, mẫu đơn, hướng dẫn, tập huấn, chứng chỉ, cấp phép, thiệt hại, bồi thường, hỗ trợ, mất hồ sơ
  web: web, app, mạng, hệ thống, link, cổng, máy chủ, server, trang, otp, đăng nhập, thanh toán, file, phần mềm, online, màn hình, số hoá
  advert: giá rẻ, ship, lh, liên hệ, giảm giá, khuyến mãi, khai giảng, toàn quốc, bán, thuê, cho thuê, khoá học, vé chỉ
  news: nghe đồn, coi báo, đọc báo, báo đăng, tivi, thời sự, tin tức, bên mỹ, nước ngoài, trên mạng, vụ án, bên tây, tin giả, hồi xưa, ngày xưa, kể chuyện
  study: luật, điều khoản, bài tập, tiểu luận, nghị định, quy định, tội, mấy năm tù, thi, môn, tìm hiểu, tham khảo, bài thi, slide, trắc nghiệm, phạt bao nhiêu
  past: năm ngoái, năm trước, tháng trước, tuần trước, hồi đó, hồi trước, hồi tết, bữa trước, hôm trước, hôm bữa, xưa, đợt trước, trước đây, hồi đầu, hồi năm, đã khỏe, khỏi rồi, lành rồi, ổn rồi, xong rồi, an toàn, may mà
  iffy: nếu, lỡ, sau này, giả sử, phòng khi, lỡ mai, nhỡ
  praise: cảm ơn, khen, tuyệt, tuyệt vời, tử tế, quý, nể, biết ơn, đội ơn, nhẹ nhàng, vui vẻ, nhiệt tình, chu đáo, liêm chính, liêm khiết, trong sạch, hài lòng, dễ chịu, niềm nở, sạch bóng, minh bạch, công khai, trả lại, từ chối, không nhận, đúng giá, đúng phí, niêm yết, có biên lai, in biên lai
  asks: sao, gì, đâu, nào, mấy, bao nhiêu, bao giờ, khi nào, chưa, không, phải không, hả, à, vậy, thế nào
  mark: sao, điểm, chấm, đánh giá, cho 5, trừ
  money: tiền, triệu, tr, nghìn, ngàn, trăm, chai, củ, xị, chỉ vàng, cây vàng, đô, lít, tờ, vé, lượng vàng, lạng, chục, đồng, usd, cành, xấp, cọc tiền, phần trăm, hoa hồng, money
  gift: phong bì, phong bao, bì thư, bao thư, quà, rượu, thuốc lá, cây thuốc, con gà, con heo, con dê, trà sữa, cà phê, bia, nhậu, chầu, iphone, đồng hồ, vàng, tivi, mật ong, yến, nước mắm, thùng bia, giỏ trái cây, lì xì, vé số, nước ngọt, tiền nước, trà nước, bao ăn, bao nhậu, sầu riêng, tôm, cua, gạo, con cá, bữa cơm, du lịch, karaoke, tiệc, hoa quả, bánh, điện thoại, laptop, xe máy, đất rẻ, suất đất, biếu xén, xăng xe, tiền xăng, card, thẻ cào, nạp thẻ, đặc sản
  gives: đưa, biếu, tặng, kẹp, nhét, dúi, lót, chung, chi, gửi, cúng, bồi dưỡng, chuyển khoản, cảm ơn, chạy, lo, đút, nộp, góp, đãi, mời, bỏ vô, bỏ vào, lót tay, chung chi, hối lộ, bôi trơn, đút lót, đóng, tài trợ, ủng hộ, mua, trả, ck, mượn, lo lót, chạy chọt, quà cáp, đặt cọc, lại quả, xì ra, nhả, giúi, thả, bribe
  takes: đòi, vòi, xin, lấy, nhận, ăn, vặt, móc, moi, ra giá, hét giá, thu, gợi ý, vòi vĩnh, cắt lại, cắt, ăn chặn, trích, ăn chia, bắt đưa, bắt mua, bắt nộp, bắt đóng, kêu đưa, bảo đưa, kêu chi, đòi chung, xin đểu, nã, hạch tiền, làm tiền, kiếm chác, chấm mút, tham nhũng, tiêu cực, làm luật, ăn tiền, vòi tiền, đòi tiền, xin tiền, bỏ túi, đút túi, nhũng nhiễu, tống tiền, moi tiền, bảo kê, xà xẻo, ăn bớt, bớt xén, chặn đầu, demanded
  unless: mới ký, mới làm, mới cho, mới duyệt, mới chịu, mới xong, mới nhận, mới đóng dấu, mới trả, mới được, mới ra, thì nhanh, thì xong, thì mới, không thì, cho nhanh, cho lẹ, cho êm, cho qua, bao đậu, hết lỗi, là xong, là qua, là ký, xong liền, khỏi xếp hàng, trước, ưu tiên, cho lọt, là lọt, chạy liền, trong ngày, đi cửa sau, cửa sau, làm lơ, bỏ qua lỗi, tha, đứng yên
  hints: biết điều, tuỳ tâm, ai cũng hiểu, tự hiểu, hiểu ý, tình cảm, luật ngầm, luật chơi, linh động, ý tứ, cái ấy, thủ tục đầu tiên, đầu tiên, cơ chế, có qua có lại, hiểu luật, ngoài lề, riêng, gặp riêng, hẹn riêng, ra quán, quán cà phê, khéo, khôn, điều kiện, thông cảm, quan tâm, chút đỉnh, chút ít, có gì không, mềm mỏng, luật bất thành văn, giá gấp, có giá, bảng giá, tinh tế, sòng phẳng, trọn gói, cò, cò mồi, bao trọn
  hand: xoè, ngón tay, xoa tay, xoa xoa, ngón cái, ngăn kéo, viết số, gầm bàn, dưới bàn, túi áo, túi quần, nháy mắt, gõ bàn, liếc, chìa tay, kẹp trong, giấy ăn, gõ ngón
  officer: cán bộ, công an, csgt, cảnh sát, sếp, thầy, bác sĩ, y tá, thanh tra, địa chính, hộ tịch, tư pháp, chủ tịch, phó chủ tịch, trưởng thôn, trưởng ấp, trưởng bản, kiểm lâm, hải quan, thuế, quản lý thị trường, bảo vệ, một cửa, nhân viên, giám đốc, hiệu trưởng, trưởng phòng, phó phòng, đoàn kiểm tra, tổ trưởng, văn thư, đăng kiểm, giám thị, chuyên viên, lãnh đạo, họ, nó, ổng, bả, mấy ổng, chúng nó
  threatens: doạ, hăm, hăm doạ, hăm he, đe, đe doạ, doạ nạt, hù, hù doạ, cảnh cáo, răn đe, khủng bố, uy hiếp, gây sức ép, ép rút, bắt rút, rút đơn, ép ký, ép viết, bắt viết, bắt ký, cam kết, nhắn tin, gọi điện, tung ảnh, threat, threatened, bắt gỡ, gỡ bài, xoá bài, xoá clip, bãi nại
  revenge: trả thù, trả đũa, trù dập, đì, trù, bị soi, ghim, ghét, trả nợ, để bụng, dằn mặt, phân biệt đối xử, chèn ép, o ép, cô lập, bịt miệng, bịt đầu mối, hằn, tính sổ, nhắm vào, xử ép, retaliate, retaliation, revenge, lót ổ
  orelse: coi chừng, liệu hồn, liệu mà, đừng trách, biết tay, biết mặt, nhớ mặt, đừng hòng, khôn hồn, yên thân, sống yên, không yên, không để yên, cho mày, lần sau, cứ đợi, cứ chờ, chờ đó, đợi đó, nghĩ kỹ, suy nghĩ cho kỹ, khôn ra, hết đường, hối hận, không xong, lãnh đủ, trả giá, im miệng, câm, ngậm miệng, giữ mồm, giữ miệng, bớt mồm, nhiều chuyện, nhiều lời, lắm mồm, kiện nữa, nói nữa, hỏi nữa, còn nói, còn kiện, còn báo, ở tù, đi tù, vào tù, đi trại, nhốt, biết nhà
  harmed: đuổi việc, đuổi học, mất việc, nghỉ việc, cho nghỉ, cho thôi, cắt hợp đồng, hạ bậc, hạ thi đua, cắt thi đua, kỷ luật, chuyển công tác, chuyển lên, điều chuyển, gạch tên, cắt trợ cấp, cắt hộ nghèo, cắt điện, cắt nước, cúp điện, cúp nước, khoá thẻ, bị phạt, phạt nặng, trả hồ sơ, treo hồ sơ, ngâm hồ sơ, ngâm, xếp cuối, bị bác, bị chặn, bị mời, mời lên, gọi lên, triệu tập, lập biên bản, kiểm tra, đuổi, dẹp, thu hồi, tịch thu, bị đuổi, loại khỏi, bôi nhọ, vu khống, bêu, đọc tên, đọc loa, dán ảnh, lộ tên, lộ danh tính, lộ, mất suất, mất phần, không được ký, không được chia, chuyển trường, ngồi cuối, rớt
  stalks: theo dõi, rình, bám theo, đi theo, đứng trước, trước cổng, trước ngõ, trước nhà, số lạ, người lạ, xe lạ, bịt mặt, xăm trổ, giang hồ, xã hội đen, côn đồ, đầu gấu, ném đá, tạt sơn, sơn đỏ, mắm tôm, chất bẩn, vòng hoa, đập phá, thủng lốp, đâm lốp, cắt dây, thuốc chó, đốt rẫy, chặt cây, chụp nhà, chụp hình nhà, tới nhà, đến nhà, kéo tới, trường con, trường học của con, đòi nợ, tín dụng đen, vay, nợ
  speaksup: phản ánh, đơn, tố, tố cáo, tố giác, kiện, khiếu nại, góp ý, kiến nghị, lên tiếng, ý kiến, quay clip, quay phim, ghi âm, làm chứng, ký đơn, thắc mắc, chụp hình, nói thẳng, kêu, méc, đăng bài, bình luận, đăng facebook, đăng mạng, gửi đơn, viết đơn, nộp đơn, trình báo, báo tin, hỏi biên lai, phản đối, report
  since: sau khi, từ khi, từ ngày, từ bữa, từ hôm, từ lúc, từ dạo, hôm sau, xong là, vì, tại, do, bởi, hễ, cứ, chỉ vì, chẳng qua, xong thì, từ đó, sau vụ, sau đợt, after
  fears: sợ, lo, run, hãi, không dám, mất ngủ, giấu tên, ẩn danh, kín, giữ kín, sợ lắm, sợ quá, hoảng, khiếp, lo lắng, bất an, ám ảnh, afraid, scared
  guard: bảo vệ người tố cáo, được bảo vệ, che chở, xin bảo vệ, nhờ bảo vệ, an toàn cho, yên tâm
`

type Step = { plain: string; marks: string }
type Entry = { meaning: string; steps: Step[] }

const BY_FIRST = entriesOf(MEANINGS)

/** A meaning found: where its first and its last word stand, and whether the marks typed leave no doubt. */
export type Meant = { meaning: string; from: number; to: number; isSure: boolean }

/** The meanings that a message holds, in its order. */
export function meaningsOf({ words, withMarks }: Message): Meant[] {
  const found: Meant[] = []
  for (const [from, word] of words.entries()) {
    if (word.money) found.push({ meaning: 'money', from, to: from, isSure: true })
    for (const { meaning, steps } of BY_FIRST.get(word.plain) ?? []) {
      if (!steps.every((step, i) => fits(words[from + i], step, withMarks))) continue
      const isSure = steps.every(({ marks }, i) => marks === '' || words[from + i]!.marks !== '')
      found.push({ meaning, from, to: from + steps.length - 1, isSure })
    }
  }
  return found
}

/** Typed marks must be those meant; a bare word is anything, unless its writer uses marks. */
function fits(word: Word | undefined, { plain, marks }: Step, withMarks: boolean): boolean {
  if (word === undefined || word.plain !== plain) return false
  if (word.isShort) return true
  return word.marks === '' ? marks === '' || !withMarks : diacriticsFit(word.marks, marks)
}

function entriesOf(source: string): Map<string, Entry[]> {
  const byFirst = new Map<string, Entry[]>()
  for (const line of source.trim().split('\n')) {
    const [meaning, list] = line.trim().split(/:(.*)/)
    for (const phrase of list!.split(',')) {
      const steps = phrase.trim().split(' ').flatMap(stepsOf)
      const key = steps[0]!.plain
      byFirst.set(key, [...(byFirst.get(key) ?? []), { meaning: meaning!, steps }])
    }
  }
  return byFirst
}

/** Short forms and dialect become the plain words that they become in a message. */
function stepsOf(typed: string): Step[] {
  const folded = fold(typed)
  const plains = plainWords(typed, folded, '')
  if (plains === null || plains.length === 0) return [{ plain: folded, marks: diacriticsOf(typed) }]
  return plains.map((plain) => ({ plain, marks: plain === folded ? diacriticsOf(typed) : '' }))
}
