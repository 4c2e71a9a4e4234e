/** Resolves on 202. @throws on any other answer, and when there is none. */
export async function postWebhook(url: string, id: string): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    body: JSON.stringify({ id }),
    headers: { "content-type": "application/json" },
    signal: AbortSignal.timeout(10_000),
  });
  await response.body?.cancel();
  if (response.status !== 202) throw new Error(`The webhook was answered ${response.status}`);
}
