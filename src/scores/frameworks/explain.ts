/** A scorecard's rules one by one: what each says in a sentence, of whom, by which figure, and whether its rows may be listed. Pure. */
import type { Applied } from './apply.ts'
import { type FigureName, kindOf } from './figure.ts'
import type { Ruling } from './judge.ts'
import type { BodyRuling, HeadRuling, OfficialRuling } from './people.ts'
import type { CriterionScore } from './points.ts'

/** What can be listed behind a rule: `figure` and `official` are what `readRows` takes. */
export type RowsBehind = {
  kind: 'dossiers' | 'ratings'
  figure: FigureName | 'official_late_share'
  official: string | null
}

export type Explanation = {
  rule: string
  /** Of whom it speaks; `criterion` and `veto` speak of the unit, as parts of a score. */
  about: 'unit' | 'official' | 'head' | 'body' | 'criterion' | 'veto'
  /** The code of the official or body; null for the unit. */
  subject: string | null
  /** `points`: a criterion that was scored. */
  says: Ruling['says'] | HeadRuling['says'] | 'points'
  text: string
  textEn: string
  rows: RowsBehind | null
}

/** Every rule of a scorecard, in the order of the framework: those that pass too. What the viewer may not read is not in. */
export function explain({ inputs }: { inputs: Applied['inputs'] }): Explanation[] {
  const { rulings, score, officials, heads, bodies } = inputs
  return [
    ...rulings.map((ruling) => ofRuling(ruling, 'unit')),
    ...(score?.criteria ?? []).map(ofCriterion),
    ...(score?.vetoes ?? []).map((ruling) => ofRuling(ruling, 'veto')),
    ...(officials ?? []).map(ofOfficial),
    ...(heads ?? []).map((ruling) => ofPerson(ruling, 'head', ruling.official)),
    ...(bodies ?? []).map((ruling) => ofPerson(ruling, 'body', ruling.body)),
  ]
}

/** What can be listed behind a figure; null where nothing may be, or the figure is withheld. */
export function rowsBehind(figure: FigureName, isWithheld: boolean): RowsBehind | null {
  const { rows } = kindOf(figure)
  return rows === null || (rows === 'ratings' && isWithheld) ? null : { kind: rows, figure, official: null }
}

function ofRuling({ rule, says, text, textEn, figure, value }: Ruling, about: 'unit' | 'veto'): Explanation {
  return { rule, about, subject: null, says, text, textEn, rows: rowsBehind(figure, value === null) }
}

function ofCriterion({ criterion, name, max, figure, value, points, why }: CriterionScore): Explanation {
  const text = (language: 'vi' | 'en') => {
    if (points === null) return `${name[language]}: ${why?.[language] ?? ''}`
    const [given, most] = [points, max].map((n) =>
      language === 'vi' ? String(n).replace('.', ',') : String(n),
    )
    return language === 'vi'
      ? `${name.vi}: ${given}/${most} điểm.`
      : `${name.en}: ${given} of ${most} points.`
  }
  const says = points === null ? 'undecided' : 'points'
  const rows = figure === null ? null : rowsBehind(figure, value === null)
  return {
    rule: criterion,
    about: 'criterion',
    subject: null,
    says,
    text: text('vi'),
    textEn: text('en'),
    rows,
  }
}

function ofOfficial(ruling: OfficialRuling): Explanation {
  const rows: RowsBehind | null =
    ruling.total === 0 ? null : { kind: 'dossiers', figure: 'official_late_share', official: ruling.official }
  return { ...ofPerson(ruling, 'official', ruling.official), rows }
}

function ofPerson(
  { rule, says, text, textEn }: OfficialRuling | HeadRuling | BodyRuling,
  about: 'official' | 'head' | 'body',
  subject: string,
): Explanation {
  return { rule, about, subject, says, text, textEn, rows: null }
}
