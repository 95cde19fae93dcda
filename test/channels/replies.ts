/** Arbitrary replies for the rules that hold for all of them. */
import fc from 'fast-check'

/** What a bot might have to say, and much that it never should: long, broken, full of emoji. */
export const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6_000 }),
  fc.lorem({ maxCount: 900 }),
  fc
    .array(fc.constantFrom('Phản ánh', 'đường', '👨‍👩‍👧', '\n\n', '\n', '. ', ' '), { maxLength: 2_500 })
    .map((all) => all.join('')),
)
const labels = fc.oneof(
  fc.constantFrom('Đường sá', 'Phản ánh hạ tầng giao thông', 'Có', 'Môi trường'.normalize('NFD')),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 150 }).filter((label) => label.trim() !== ''),
)
/** Replies with up to twenty choices of any label. */
export const replies = fc.record({
  text: texts,
  choices: fc.array(
    fc.record({ label: labels, payload: fc.string({ maxLength: 200 }).map((rest) => `ln:${rest}`) }),
    {
      maxLength: 20,
    },
  ),
  link: fc.option(fc.record({ label: labels, url: fc.constant('https://tracuu.example.vn/ho-so?ma=1') })),
})
