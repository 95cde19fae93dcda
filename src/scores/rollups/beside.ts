/** Work on many things, a few of them at the same time. */

/** Takes them in their order. @throws what the first failing work throws */
export async function beside<Thing>(
  many: number,
  things: readonly Thing[],
  work: (thing: Thing) => Promise<void>,
): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < things.length) await work(things[next++]!)
  }
  await Promise.all(Array.from({ length: many }, lane))
}
