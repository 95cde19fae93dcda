/** What texts of a kind were taken for: how right understanding is, and where it goes wrong. Pure. */

/** A kind, how many of its texts were understood, and what the others were taken for, the most frequent first. */
export type Confusion = {
  name: string
  right: number
  of: number
  takenFor: { name: string; n: number }[]
}

/** What a person says that a text is, and what the bot heard. */
export type Heard = { said: string; heard: string }

/** A row for each kind that was said, in the order of names. */
export function confusionsOf(all: readonly Heard[]): Confusion[] {
  const kinds = [...Map.groupBy(all, ({ said }) => said)].sort(([a], [b]) => (a < b ? -1 : 1))
  return kinds.map(([name, own]) => {
    const others = Map.groupBy(
      own.filter(({ heard }) => heard !== name),
      ({ heard }) => heard,
    )
    const takenFor = [...others].map(([other, texts]) => ({ name: other, n: texts.length }))
    return {
      name,
      right: own.filter(({ heard }) => heard === name).length,
      of: own.length,
      takenFor: takenFor.sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1)),
    }
  })
}

/** A row as a line of a table. */
export function confusionLine({ name, right, of, takenFor }: Confusion): string {
  const taken = takenFor.map((other) => `${other.name} ${other.n}`).join(', ')
  const share = ((100 * right) / Math.max(1, of)).toFixed(1)
  return `  ${name.padEnd(22)}${share.padStart(6)} % of ${String(of).padStart(3)}${taken === '' ? '' : `  taken for ${taken}`}`
}
