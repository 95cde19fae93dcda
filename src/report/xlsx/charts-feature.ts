/**
 * Native charts for write-excel-file: the library writes none, but lets a feature add parts to the file (its README, "Features").
 * Each sheet has a drawing already; this puts charts into it.
 */
import type { Feature, Image } from 'write-excel-file/node'
import { escaped } from '../../doors/type-setting.ts'

/** A chart on a sheet; places in whole cells, from 0. */
export type PlacedChart = {
  sheetIndex: number
  title: string
  xml: string
  from: { column: number; row: number }
  to: { column: number; row: number }
}

const TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart'

export function chartsFeature(charts: readonly PlacedChart[]): Feature<Image['content']> {
  const numbered = charts.map((chart, i) => ({ ...chart, n: i + 1 }))
  const on = (sheetIndex: number) => numbered.filter((chart) => chart.sheetIndex === sheetIndex)
  return {
    files: {
      transform: {
        '[Content_Types].xml': {
          insert: () =>
            numbered
              .map(({ n }) => `<Override ContentType="${TYPE}" PartName="/xl/charts/chart${n}.xml"/>`)
              .join(''),
        },
        'xl/drawings/drawing{id}.xml': {
          insert: (_, { sheetIndex }) => on(sheetIndex).map(anchor).join(''),
        },
        'xl/drawings/_rels/drawing{id}.xml.rels': {
          insert: (_, { sheetIndex }) =>
            on(sheetIndex)
              .map(
                ({ n }) =>
                  `<Relationship Id="rId-chart-${n}" Type="${RELATION}" Target="../charts/chart${n}.xml"/>`,
              )
              .join(''),
        },
      },
      write: {
        files: () => Object.fromEntries(numbered.map(({ n, xml }) => [`xl/charts/chart${n}.xml`, xml])),
      },
    },
  }
}

function anchor({ n, title, from, to }: PlacedChart & { n: number }): string {
  const corner = (name: string, { column, row }: PlacedChart['from']) =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`
  return `<xdr:twoCellAnchor>${corner('from', from)}${corner('to', to)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${n + 1}" name="Hình ${n}" descr="${escaped(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId-chart-${n}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`
}
