/** Calls of the simulator's API. */

/** @returns what was answered; throws an Error with a sentence when it was refused or nobody answered */
export async function api(path, body) {
  const call = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
  const response = await fetch(`/simulator/api/${path}`, call || {}).catch(() => {
    throw new Error(
      'Máy chủ không trả lời; trang sẽ thử lại. / The server does not answer; the page will retry.',
    )
  })
  const answer = await response.json().catch(() => ({}))
  if (!response.ok) throw new Error(answer.error ?? `HTTP ${response.status}`)
  return answer
}
