/** A delivery with many messages, kept on several connections. */

/** So many, that a long delivery leaves some to others. */
const KEPT_AT_ONCE = 4

/** Each lane's arrivals one after the other, a few lanes side by side: on several connections they would overtake each other. */
export async function inOrder(lanes: number[][], keep: (at: number) => Promise<void>): Promise<void> {
  const some = async () => {
    for (let lane = lanes.shift(); lane; lane = lanes.shift()) for (const at of lane) await keep(at)
  }
  await Promise.all(Array.from({ length: KEPT_AT_ONCE }, some))
}
