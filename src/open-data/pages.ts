/** The pages about the published data: which quarters there are, and what each column says. */
import { html } from 'hono/html'
import { quarterInEnglish, quarterInWords } from '../public/closed-quarters.ts'
import { page } from '../public/layout.ts'
import { publicationNote } from '../public/publication-words.ts'
import type { PublicationHead } from '../scores/publish.ts'
import { COLUMNS } from './columns.ts'

/** `/open-data`. @param quarters newest first */
export function listPage(
  quarters: readonly string[],
  published: ReadonlyMap<string, PublicationHead>,
  licence: string | null,
  minN: number,
) {
  return page(
    'Dữ liệu mở',
    html`<h1>Dữ liệu mở</h1>
<p>Điểm hài lòng, độ phủ, hồ sơ trễ hạn và kết luận phản ánh của từng đơn vị, theo quý đã kết thúc. Đơn vị có ít hơn ${minN} lượt đánh giá thì để trống chỉ số; số phản ánh nhỏ cũng để trống, để không ai bị nhận ra.</p>
<p lang="en">Satisfaction, coverage, late dossiers and concluded complaints of each unit, by quarters that are over. Indices of units with fewer than ${minN} ratings are empty, and so are small numbers of complaints, so that nobody can be told by them.</p>
<p><a href="/open-data/dictionary">Ý nghĩa từng cột / What each column says</a></p>
${licenceWords(licence)}
${quarters.length === 0 ? html`<p>Chưa có quý nào. / No quarter yet.</p>` : html`<ul>${quarters.map((quarter) => files(quarter, published.get(quarter)))}</ul>`}
<p><a href="/">Lắng Nghe</a></p>`,
  )
}

function files(quarter: string, published: PublicationHead | undefined) {
  const file = `/open-data/scores-${quarter}`
  return html`<li>${quarterInWords(quarter)} <span lang="en">(${quarterInEnglish(quarter)})</span>:
<a href="${file}.csv">CSV</a>, <a href="${file}.csv?bom=1">CSV cho Excel</a>, <a href="${file}.json">JSON</a>, <a href="${file}.csv-metadata.json">CSVW</a>
${published ? publicationNote(published) : ''}</li>`
}

function licenceWords(licence: string | null) {
  if (licence === null)
    return html`<p>Cơ quan công bố chưa ghi giấy phép sử dụng; khi dùng lại, xin ghi nguồn. / The publisher has named no licence; please name the source.</p>`
  const named =
    /^https:/.test(licence) && URL.canParse(licence) ? html`<a href="${licence}">${licence}</a>` : licence
  return html`<p>Giấy phép sử dụng / Licence: ${named}</p>`
}

/** `/open-data/dictionary`. */
export function dictionaryPage() {
  return page(
    'Ý nghĩa từng cột',
    html`<h1>Ý nghĩa từng cột</h1>
<p>Tệp CSV: UTF-8, cột cách nhau bằng dấu phẩy, số thập phân dùng dấu chấm, ô trống là không có số liệu. <span lang="en">CSV: UTF-8, commas between columns, a point before decimals; an empty cell is no value.</span></p>
<table><thead><tr><th>Cột / Column</th><th>Kiểu / Type</th><th>Ý nghĩa</th><th lang="en">Meaning</th></tr></thead><tbody>
${COLUMNS.map(({ name, datatype, title, meaning }) => html`<tr><td>${name}</td><td>${datatype}</td><td><b>${title.vi}.</b> ${meaning.vi}</td><td lang="en"><b>${title.en}.</b> ${meaning.en}</td></tr>`)}
</tbody></table>
<p><a href="/open-data">Dữ liệu mở / Open data</a></p>`,
  )
}
