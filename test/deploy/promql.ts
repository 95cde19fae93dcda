/** What a PromQL expression reads, well enough for our own dashboard. */

export type Read = { metric: string; labels: string[] }

const WORDS = new Set(['by', 'without', 'on', 'ignoring', 'and', 'or', 'unless', 'offset', 'bool', 'le'])

/**
 * The metric of an expression with the labels that it is chosen by or summed by.
 *
 * @throws Error when it reads none, or several: whose labels are meant could not be told then
 */
export function readOf(expression: string): Read {
  const labels = new Set<string>()
  const bare = expression
    .replace(/"[^"]*"/g, '')
    .replace(/\{([^}]*)\}/g, (_all, matchers: string) => {
      for (const [, label] of matchers.matchAll(/(\w+)\s*(?:=|!=|=~|!~)/g)) labels.add(label!)
      return ''
    })
    .replace(/\b(?:by|without)\s*\(([^)]*)\)/g, (_all, names: string) => {
      for (const name of names.split(',')) labels.add(name.trim())
      return ''
    })
    .replace(/\[[^\]]*\]/g, '')
  const metrics = [...bare.matchAll(/[a-zA-Z_:][\w:]*(?!\w|\s*\()/g)]
    .map(([name]) => name)
    .filter((name) => !WORDS.has(name))
  if (metrics.length !== 1) throw new Error(`${expression} reads ${metrics.length} metrics`)
  return { metric: metrics[0]!, labels: [...labels] }
}
