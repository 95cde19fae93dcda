/** `npm run mutated -- [COUNT [SEED]]`: damaged deliveries to a real webhook (test/channels/mutations.ts); 100,000 unless told. */
import { bringDamaged } from '../channels/mutations.ts'

const [count = '100000', seed = '1'] = process.argv.slice(2)
const began = Date.now()
const { failures, ...outcome } = await bringDamaged(Number(count), Number(seed))
console.log(
  JSON.stringify(
    { count: Number(count), seconds: Math.round((Date.now() - began) / 1000), ...outcome },
    null,
    2,
  ),
)
for (const failure of failures.slice(0, 50)) console.error(failure)
console.log(failures.length === 0 ? 'no crash, no 5xx, no false accept' : `${failures.length} failures`)
process.exitCode = failures.length === 0 ? 0 : 1
