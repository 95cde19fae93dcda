/** Paragraphs as Nghị định 30/2020/NĐ-CP has them: Times New Roman 14, justified, first line indented. Sizes in half points, lengths in twentieths of a point. */
import { AlignmentType, BorderStyle, type IParagraphOptions, Paragraph, TextRun } from 'docx'

export const FONT = 'Times New Roman'
/** 14 pt. */
export const SIZE = 28

type Look = { bold?: boolean; italics?: boolean; size?: number; font?: string; color?: string }

/** One run of words in a paragraph. */
export function words(
  text: string,
  look: Look = {},
  more: Omit<IParagraphOptions, 'children'> = {},
): Paragraph {
  return new Paragraph({ ...more, children: [new TextRun({ text, font: FONT, size: SIZE, ...look })] })
}

/** A paragraph of the body. */
export function body(text: string, look: Look = {}): Paragraph {
  return words(text, look, {
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: 567 }, // 10 mm
    spacing: { after: 120, line: 288 },
  })
}

/** A line in the middle of a page or cell. */
export function centred(
  text: string,
  look: Look = {},
  spacing: { before?: number; after?: number } = {},
): Paragraph {
  return words(text, look, { alignment: AlignmentType.CENTER, spacing })
}

/** The short line under a name or a motto. @param indent on both sides, which leaves its length */
export function rule(indent: number): Paragraph {
  return new Paragraph({
    indent: { left: indent, right: indent },
    spacing: { before: 0, after: 60, line: 90, lineRule: 'exact' },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    children: [new TextRun({ text: '', size: 4 })],
  })
}
