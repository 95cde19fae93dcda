// The door to contest.ts, as bin/lang-nghe.js is the product's.
await import('../../bin/keep-compiled.js')
await import('./contest.ts')
