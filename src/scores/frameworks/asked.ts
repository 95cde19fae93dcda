/** What a framework asks for beyond the facts of every scorecard, for one unit. */
import type { Applying } from './apply.ts'
import { type Measures, noMeasures } from './measures.ts'
import { noPeople } from './people.ts'

export type Asked = Pick<Applying, 'people' | 'ranked' | 'year' | 'inForce'> & {
  measures: Measures
  quarters: number
}

/** Nothing was read: what it would say is undecided. */
export function nothingAsked(): Asked {
  return {
    measures: noMeasures(),
    quarters: 0,
    people: null,
    ranked: noPeople(),
    year: null,
    inForce: true,
  }
}
