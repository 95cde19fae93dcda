/** A call as a bot's sender makes it, for what our own senders would never send. */
export async function post(url: string, headers: Record<string, string>, body: string) {
  const answer = await fetch(url, { method: 'POST', headers, body })
  return { status: answer.status, body: JSON.parse(await answer.text()) }
}
