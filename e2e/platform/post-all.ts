import { setTimeout as pause } from "node:timers/promises";

interface PostOptions<Body> {
  bodies: readonly Body[];
  parallel: number;
  /** Called after every answer, with how many there were. */
  onAnswer?: (count: number) => void;
  /** Default false: anything but 202 is an error. */
  tryAgain?: boolean;
}

/**
 * Posts all bodies as JSON. With `tryAgain` a refused or unanswered one is sent again until it is accepted, as a good client does:
 * only what was answered 202 counts.
 */
export async function postAll<Body>(
  url: string,
  { bodies, parallel, onAnswer = () => {}, tryAgain = false }: PostOptions<Body>,
): Promise<{ accepted: Body[]; refusals: number }> {
  const accepted: Body[] = [];
  let refusals = 0;
  const rest = bodies.values();
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      for (const body of rest) {
        while ((await post(url, body)) !== 202) {
          refusals += 1;
          if (!tryAgain) throw new Error(`A message was not accepted by ${url}`);
          await pause(50);
        }
        accepted.push(body);
        onAnswer(accepted.length);
      }
    }),
  );
  return { accepted, refusals };
}

/** The answer's status; 0 when there was none. */
async function post(url: string, body: unknown): Promise<number> {
  try {
    const request = { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(15_000) });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
