/** The scores of a quarter for everybody: words first, then a table for each kind of unit with its intervals drawn. */
import { html, raw } from 'hono/html'
import { intervalInCell, scaleInCell } from '../charts/intervals.ts'
import { type Scale, scaleOf } from '../charts/scale.ts'
import { vietnameseNumber } from '../scores/percent.ts'
import type { RankedGroup, RankedUnit } from '../scores/ranked-groups.ts'
import { rankText } from '../scores/ranks.ts'
import { KIND_NAMES } from '../units/kind-names.ts'
import { closedQuarters, quarterInEnglish, quarterInWords } from './closed-quarters.ts'
import { publicationNote } from './publication-words.ts'
import type { Published } from './published-scores.ts'

/** @param level of the heading above it all */
export function scoresSection(published: Published, level: 1 | 2) {
  const { period, minN, groups, now } = published
  const title = `Mức độ hài lòng, ${quarterInWords(period)}`
  const shown = groups.filter(({ ranked, unranked }) => ranked.length + unranked.length > 0)
  const withheld = groups.reduce((sum, group) => sum + group.withheld.length, 0)
  return html`${heading(level, title)}
<p>Tỷ lệ người đánh giá chọn "Hài lòng" hoặc "Rất hài lòng". Đơn vị có ít hơn ${minN} lượt không được công bố.</p>
<p lang="en">Citizens’ satisfaction in ${quarterInEnglish(period)}: the share of ratings “Satisfied” and “Very satisfied”. Units with fewer than ${minN} ratings are not published.</p>
${
  shown.length === 0
    ? html`<p>Chưa có đơn vị nào đủ lượt đánh giá. / No unit has enough ratings yet.</p>`
    : html`${shown.map((group) => groupView(group, level + 1))}
<p class="note">Vạch ngang là khoảng tin cậy 95%: mức độ hài lòng thực nằm đâu đó trong khoảng này. Hai đơn vị có khoảng chồng lên nhau thường chưa phân được hơn kém, nên thứ hạng là một khoảng. <span lang="en">The line is the 95% interval. Ranks are intervals too: units that cannot be told apart share them.</span></p>`
}
${withheld === 0 ? '' : html`<p class="note">Chưa công bố ${withheld} đơn vị có ít lượt đánh giá. <span lang="en">${withheld} units with few ratings are not shown.</span></p>`}
${publicationNote(published)}
${more(period, now, level + 1)}`
}

function groupView({ kind, ranked, unranked }: RankedGroup, level: number) {
  const rows = [...ranked, ...unranked]
  const scale = scaleOf(rows.flatMap(({ card: { satisfaction: s } }) => [s.low!, s.high!]))
  return html`${heading(level, html`${KIND_NAMES[kind].vi} <span lang="en">/ ${KIND_NAMES[kind].en}</span>`)}
<table role="table"><thead role="rowgroup"><tr role="row">
<th role="columnheader" scope="col">Đơn vị <span lang="en">/ Unit</span></th>
<th role="columnheader" scope="col" class="number">Hài lòng <span lang="en">/ Satisfied</span></th>
<th role="columnheader" scope="col" class="drawing">Khoảng tin cậy 95% <span lang="en">/ Interval</span>${raw(scaleInCell('vi', scale))}</th>
<th role="columnheader" scope="col" class="number">Lượt <span lang="en">/ Ratings</span></th>
<th role="columnheader" scope="col">Thứ hạng <span lang="en">/ Rank</span></th></tr></thead><tbody role="rowgroup">
${rows.map((row) => rowView(row, scale))}
</tbody></table>`
}

function heading(level: number, words: unknown) {
  if (level === 1) return html`<h1>${words}</h1>`
  return level === 2 ? html`<h2>${words}</h2>` : html`<h3>${words}</h3>`
}

function rowView({ card, rank, why }: RankedUnit, scale: Scale) {
  const { index, low, high, n } = card.satisfaction
  return html`<tr role="row"><th role="rowheader" scope="row">${card.unit.name}</th>
<td role="cell" class="number"><b>${percent(index)}</b></td>
<td role="cell" class="drawing">${raw(intervalInCell('vi', { index, low, high }, scale))}<small>${percent(low)} – ${percent(high)}</small></td>
<td role="cell" class="number">${n.toLocaleString('vi-VN')} <span class="label">lượt</span></td>
<td role="cell">${rank ? rankText(rank, 'vi') : whyNot(why)}</td></tr>`
}

function whyNot(why: RankedUnit['why']) {
  return why === 'low_coverage'
    ? html`không xếp: mời đánh giá quá ít <span lang="en">/ too few invited</span>`
    : html`không xếp <span lang="en">/ not ranked</span>`
}

function more(period: string, now: number, level: number) {
  const others = closedQuarters(now).filter((each) => each !== period)
  return html`${heading(level, html`Các quý khác <span lang="en">/ Other quarters</span>`)}
<ul class="quarters">${others.map((each) => html`<li><a href="/scores/${each}">${quarterInWords(each)}</a></li>`)}</ul>
${heading(level, html`Dữ liệu và cách tính <span lang="en">/ Data and method</span>`)}
<p>${MADE_SO} <span lang="en">${MADE_SO_EN}</span></p>
<ul><li><a href="/open-data">Dữ liệu mở / Open data</a></li></ul>`
}

const MADE_SO =
  'Chỉ số là số lượt "Hài lòng" và "Rất hài lòng" chia cho tổng số lượt đánh giá đã nhận qua Zalo, Messenger, quầy, giấy và cổng dịch vụ; khoảng tin cậy theo công thức Wilson. Đây là đánh giá thường xuyên của người tự nguyện trả lời, không phải cuộc điều tra chọn mẫu.'
const MADE_SO_EN =
  'The index is the number of ratings “Satisfied” or “Very satisfied” divided by all ratings; intervals by Wilson’s formula. People choose themselves whether to rate: this is no sample survey.'

function percent(value: number | null): string {
  return value === null ? '' : `${vietnameseNumber(value)}%`
}
