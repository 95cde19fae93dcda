/** A program that asks the machine API of the demonstration. */

/** @returns the body of an answer in 200 */
export async function ask<T>(
  base: string,
  path: string,
  body?: unknown,
  method: 'GET' | 'POST' | 'PUT' = body === undefined ? 'GET' : 'POST',
): Promise<T> {
  const response = await fetch(`${base}/api/v1${path}`, {
    method,
    headers: {
      authorization: 'Bearer demo',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

/** What is read here of a complaint. */
export type ComplaintAnswer = {
  code: string
  channel: string
  category: string
  status: string
  confidentiality: string
  unit: { code: string } | null
  dossierCode: string | null
  story: string
  assigned: { task: string; person: string; dueAt: string; result: string; accountable: string } | null
  outcome: string | null
  citizenVerdict: string | null
  delivery: string
}

/** What is read here of a dossier; all of it but `timeliness` can be pushed again. */
export type DossierAnswer = {
  status: string
  finishedAt: string | null
  returnedAt: string | null
  official: { name: string } | null
  history: { at: string; status: string; unit: string | null; official: string | null; note: string | null }[]
  timeliness: string | null
}

/** What is read here of a rating. */
export type RatingAnswer = {
  channel: string
  dossierCode: string | null
  overall: number | null
  invited: boolean
  verified: boolean
}

/** What is read here of a scorecard; the command prints the same. */
export type ScoreAnswer = {
  unit: { code: string; name: string }
  satisfaction: { index: number | null; n: number; low: number | null; high: number | null }
  coverage: { invited: number }
  responseRate: number | null
  timeliness: { total: number; late: number; latePercent: number | null }
  complaints: { founded: number; partly: number; unfounded: number; open: number }
}
