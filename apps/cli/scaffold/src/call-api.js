import { ReboundRequest, StepError } from "@millrace/component";

/** Asks the other system. What a person can mend is a StepError; what mends itself comes again later. */
export async function callApi({ baseUrl, apiKey }, { method = "GET", path, body, signal }) {
  const response = await fetch(new URL(path, baseUrl), {
    method,
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: body && JSON.stringify(body),
    signal,
  });
  if (response.ok) return await response.json();
  const words = (await response.text()).slice(0, 500);
  if (response.status === 401) throw new StepError(`The key was refused: ${words}`, { code: "rejected" });
  if (response.status === 429 || response.status >= 500) throw new ReboundRequest(`${response.status}: ${words}`);
  throw new StepError(`${method} ${path} was answered ${response.status}: ${words}`);
}
