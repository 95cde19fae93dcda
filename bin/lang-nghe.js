#!/usr/bin/env node
// The door to the command line. It is plain JavaScript so that a Node that is too old can still say so.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Lắng Nghe cần Node 24 (máy đang chạy ${process.versions.node}). Hãy chạy "npm ci" rồi "npm start": npm mang sẵn Node 24.\n` +
      `Lắng Nghe needs Node 24 (this is ${process.versions.node}). Run "npm ci" and then "npm start" or "npx lang-nghe": npm brings Node 24.`,
  )
  process.exit(1)
}
await import('./keep-compiled.js')
await import('../src/cli.ts')
