/** Examples as they are learned from: once as written and once as a hurried hand types them, without diacritics. */
import type { Example } from './example.ts'

/** Each example, and after it the same without its diacritics where it has any. */
export function bothWays(examples: readonly Example[]): Example[] {
  return examples.flatMap((example) => {
    const bare = withoutMarks(example.text)
    return bare === example.text ? [example] : [example, { ...example, text: bare }]
  })
}

/** Letter for letter, so that marks of slots stay where they are. */
function withoutMarks(text: string): string {
  return [...text]
    .map(
      (letter) =>
        letter.normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd').replace('Đ', 'D') || letter,
    )
    .join('')
}
