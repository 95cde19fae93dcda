/** `/console/scores/ranking`: the units of a kind in order, as far as they can be told apart. */
import { html } from 'hono/html'
import { type RankedGroup, type RankedUnit, rankedGroups } from '../../../scores/ranked-groups.ts'
import { KIND_NAMES } from '../../../units/kind-names.ts'
import { unitTree } from '../../../units/unit-store.ts'
import { select } from '../../field.ts'
import type { Language } from '../../language.ts'
import type { Answer, SignedInVisit } from '../../page.ts'
import { askedOf, askingFor } from '../asked.ts'
import { chooserAt, refusedPage, wordsOfScores } from '../parts.ts'
import { scoresAmongAll } from '../whose-scores.ts'
import { rankingView } from './view.ts'

const PATH = '/console/scores/ranking'

export async function showRanking(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, now, language, query } = visit
  const words = wordsOfScores(visit)
  const asked = askedOf(visit)
  const found = await scoresAmongAll(desk, account, asked, now)
  if ('refused' in found) return refusedPage(visit, found.refused, await chooserAt(PATH, visit))
  const tree = await unitTree(desk.database)
  const kindOf = (code: string) => tree.byCode.get(code)?.kind ?? 'other'
  const groups = rankedGroups(found.all, kindOf).flatMap((group) => theirsOf(group, found.isTheirs))
  const group = groups.find(({ kind }) => kind === query.kind) ?? fullest(groups)
  const choose = await chooserAt(PATH, visit, kindField(groups, group, words.kind, language))
  return {
    title: words.ranking,
    body: html`<p class="back"><a href="/console/scores?${askingFor(asked)}">← ${words.back}</a></p>
<h1>${words.ranking}</h1>${choose}
${group ? rankingView(group, asked, words, language) : html`<p class="empty">${words.none}</p>`}`,
  }
}

/** Of units ranked among all of their kind those that the account may read of; [] without any. */
function theirsOf(group: RankedGroup, isTheirs: (unit: string) => boolean): RankedGroup[] {
  const theirs = (units: RankedUnit[]) => units.filter(({ card }) => isTheirs(card.unit.code))
  const { kind } = group
  const [ranked, unranked, withheld] = [group.ranked, group.unranked, group.withheld].map(theirs) as [
    RankedUnit[],
    RankedUnit[],
    RankedUnit[],
  ]
  return ranked.length + unranked.length + withheld.length === 0 ? [] : [{ kind, ranked, unranked, withheld }]
}

/** The kind with the most ranked units: what most come for. */
function fullest(groups: readonly RankedGroup[]): RankedGroup | undefined {
  return [...groups].sort((a, b) => b.ranked.length - a.ranked.length)[0]
}

function kindField(
  groups: readonly RankedGroup[],
  chosen: RankedGroup | undefined,
  label: string,
  language: Language,
) {
  const options = groups.map(({ kind }) => ({ value: kind, label: KIND_NAMES[kind][language] }))
  return select({ form: 'scores', name: 'kind', label, value: chosen?.kind ?? '', options })
}
