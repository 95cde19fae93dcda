/** Text folded letter by letter to the same length, so that a place found in it is the same place in the text (NFC). */
export function sameLengthFold(text: string): string {
  let folded = ''
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]!
    const code = text.charCodeAt(at)
    if (code < 0x80) folded += unit
    else if (unit === 'đ' || unit === 'Đ' || unit === 'Ð') folded += 'd'
    else folded += code >= 0xd800 && code <= 0xdfff ? '#' : (unit.normalize('NFD')[0] ?? unit)
  }
  const lower = folded.toLowerCase()
  return lower.length === text.length ? lower : folded
}
