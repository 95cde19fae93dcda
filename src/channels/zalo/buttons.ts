/** The shapes in which Zalo may take buttons: none is documented for consultation messages, each is sent by somebody. */
import { TAP_TO_CHOOSE } from '../menu-text.ts'
import { codePoints, splitText } from '../split-text.ts'

/** Source of the limits: facts/zalo.md 4.3. Titles count as code points after NFC. */
export const ZALO_LIMITS = { text: 2_000, buttons: 5, title: 100, subtitle: 500, payload: 1_000 }

/**
 * `ZALO_BUTTONS`. `text`: a text with buttons and no template (shape A of facts/zalo.md 4.3); `list`: a list of one element
 * (B); `template`: a button template (C); `none`: numbered lines at once.
 */
export type ButtonShape = 'text' | 'list' | 'template' | 'none'

/** How many code points of text may stand above buttons of this shape. */
export function textLimit(shape: ButtonShape): number {
  return shape === 'list' ? ZALO_LIMITS.subtitle : ZALO_LIMITS.text
}

/** The message of a text of at most `textLimit` with one to five buttons. */
export function withButtons(shape: ButtonShape, text: string, buttons: object[]): Record<string, unknown> {
  if (shape === 'list') return template({ template_type: 'list', elements: [elementOf(text)], buttons })
  if (shape === 'template') return template({ template_type: 'button', text, buttons })
  return { text, ...template({ buttons }) }
}

function template(payload: object) {
  return { attachment: { type: 'template', payload } }
}

/** The first words as the title; an element without a subtitle is refused. */
function elementOf(text: string): object {
  const title = splitText(text, ZALO_LIMITS.title, codePoints)[0] ?? ''
  return { title, subtitle: text.slice(title.length).trim() || TAP_TO_CHOOSE }
}
