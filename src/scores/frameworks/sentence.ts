/** Sentences with gaps, in both languages: a file writes them, the engine fills in what it compared. */
import { z } from 'zod'

export type Bilingual = { vi: string; en: string }

/** Words without gaps. */
export const words = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })

/** A sentence with gaps of these names; any other gap is refused. */
export function sentence(...gaps: string[]) {
  const unknown = new RegExp(`\\{(?!(?:${gaps.join('|')})\\})[^}]*\\}?`)
  const known = gaps.map((gap) => `{${gap}}`).join(', ')
  const text = z
    .string()
    .min(1)
    .superRefine((value, context) => {
      const found = unknown.exec(value)?.[0]
      if (found === undefined) return
      context.addIssue({
        code: 'custom',
        message: `unknown placeholder ${found}; only ${known} can be filled in`,
      })
    })
  return z.strictObject({ vi: text, en: text })
}

/** What goes into the gaps: the same in both languages, or a text for each. */
export type Gaps = Record<string, string | number | Bilingual>

/** Fills the gaps in. A gap without a value stays as it is. */
export function fill(template: Bilingual, gaps: Gaps): Bilingual {
  const inLanguage = (language: 'vi' | 'en') =>
    template[language].replace(/\{(\w+)\}/g, (gap, name: string) => {
      const value = gaps[name]
      if (value === undefined) return gap
      return typeof value === 'object' ? value[language] : String(value)
    })
  return { vi: inLanguage('vi'), en: inLanguage('en') }
}
