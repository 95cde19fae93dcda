/**
 * Short forms of chat and of public offices, and words of dialects, with the plain words that they stand for
 * (folded). Sources: facts/domain.md 8 and everyday use. A form that is only unambiguous with its diacritics
 * is listed in MARKED_FORMS.
 */
const FORMS = entries(`
  khong: ko kg kh k kô khum khg hok hem hk khog hông hổng
  duoc: dc đc dx đx đươc
  roi: r rùi rui oy ròi
  gi: j zì zi ji
  vay: z v zậy zay dzay dzậy vậi vaayj
  bay gio: bh bjo bjio bgio
  gio: h chừ
  nhu the nao: ntn nhtn
  truoc: trc trươc
  nguoi: ng ngừi
  nguoi ta: ngta
  minh: mk mik mjh mh
  lam: lm mần
  biet: bik bít bit bjk
  nhung ma: nma nhma
  cung: cx cug cũg
  thoi gian: tg
  muon: mún mun
  qua: wa wá qá
  luon: lun
  sinh: sanh sjnh
  voi: vs zới zoi vơi
  em: e
  toi: tui
  cua: of
  thoi: thui
  yeu: iu
  gui: gởi gưi
  xem: coi
  giup: giùm gium dùm dum júp
  khi nao: khj
  noi chuyen: nc nch
  bao nhieu: bn bnhiu
  chet: chít chik
  cam on: tks thanks thank thx ty camon camơn cảmơn tnks thankyou
  ok: oke okie oki uki okê okela okay okla
  ho so: hs hso hsơ hoso
  ket qua: kq kqua
  can bo: cb cbo cbcc cbccvc cbvc
  nhan vien: nv staff nvien
  chuyen vien: cv cvien
  phan anh: pa phananh
  phan anh kien nghi: pakn
  kiem tra: ktra ktr check kt
  bo sung: bs bsung
  nhan tin: nt ntin ib inbox
  tin nhan: tn sms
  so dien thoai: sdt sđt dthoai phone đt
  tai khoan: tk account acc
  mat khau: password
  xu ly: xl xly xlý
  giai quyet: gq gquyet
  giay chung nhan: gcn
  thu tuc hanh chinh: tthc
  thu tuc: ttuc
  quay lai: qlai
  huong dan: hd hdan hướngdẫn
  tra loi: trl rep reply
  uy ban nhan dan: ubnd
  bo phan mot cua: bpmc
  trung tam phuc vu hanh chinh cong: ttpvhcc tthcc
  dich vu cong: dvc dvctt
  giay phep xay dung: gpxd
  giay phep lai xe: gplx
  dang ky: đk đki dki dk
  dang ky kinh doanh: đkkd dkkd
  ho kinh doanh: hkd
  van phong dang ky: vpđk vpdk
  van phong dang ky dat dai: vpđkđđ vpdkdd vpđkdđ
  quyen su dung dat: qsdđ qsdd
  giay chung nhan quyen su dung dat: gcnqsdđ gcnqsdd
  bao hiem xa hoi: bhxh
  bao hiem y te: bhyt
  so do: sđ
  cong ty: cty
  thai do: tđ
  dang nhap: đn dn login
  noi dung: nd ndung
  bao loi: error bug
  khieu nai: complain complaint complaints
  phan anh: report
  di: ik
`)

/** Forms that mean this only when written with exactly these marks ("mô" is where, but "mo" may be anything). */
const MARKED_FORMS = entries(`
  dau: mô
  sao: răng
  vay: rứa dzậy zậy rúa
  khong: hông hổng chẳng
  roi: òi gòi
  kia: tê
  nay: ni
  do: nớ
`)

/**
 * The plain folded words for one word as typed (lower case), or null when it is no short form. `previous` is the
 * folded word before it: "50 k" is money, "mai k mở" is không.
 */
export function plainWords(typed: string, folded: string, previous: string): string[] | null {
  if (folded === 'k' && /^\d+$/.test(previous)) return ['nghin']
  return MARKED_FORMS.get(typed) ?? FORMS.get(typed) ?? null
}

/** Folded text with its short forms written out. */
export function expandTeencode(folded: string): string {
  const words = folded.split(' ')
  return words.flatMap((word, at) => plainWords(word, word, words[at - 1] ?? '') ?? [word]).join(' ')
}

function entries(source: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const line of source.normalize('NFC').trim().split('\n')) {
    const [plain, forms] = line.split(':')
    for (const form of forms!.trim().split(/\s+/)) found.set(form, plain!.trim().split(' '))
  }
  return found
}
