import { TokenTrouble } from "./token-failure.ts";

const timeLimitMs = 15_000;
const mostAnswerBytes = 256 * 1024;

interface Question {
  headers: Record<string, string>;
  body: URLSearchParams;
  signal: AbortSignal;
}

export interface EndpointAnswer {
  status: number;
  isOk: boolean;
  headers: Headers;
  text: string;
}

/**
 * One question to an address that gives tokens. Redirects are not followed: they would carry the client's secret to whoever they name.
 * @throws TokenTrouble
 */
export async function askEndpoint(address: string, { headers, body, signal }: Question): Promise<EndpointAnswer> {
  const answer = await post(address, { headers, body, signal });
  return { status: answer.status, isOk: answer.ok, headers: answer.headers, text: await readLimited(answer) };
}

export function hostOf(address: string): string {
  return URL.parse(address)?.host ?? address;
}

async function post(address: string, { headers, body, signal }: Question): Promise<Response> {
  try {
    return await fetch(address, {
      method: "POST",
      headers,
      body,
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs)]),
    });
  } catch (cause) {
    signal.throwIfAborted();
    throw new TokenTrouble(`${hostOf(address)} could not be reached: ${reasonOf(cause)}.`, { cause });
  }
}

async function readLimited(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of answer.body ?? []) {
      bytes += chunk.length;
      if (bytes > mostAnswerBytes) throw new TokenTrouble("The token answer is far too long.");
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof TokenTrouble) throw cause;
    throw new TokenTrouble(`The token answer broke off: ${reasonOf(cause)}.`, { cause });
  }
  return Buffer.concat(chunks).toString("utf8");
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer within ${timeLimitMs / 1000} s`;
  return error.cause instanceof Error && error.cause.message ? error.cause.message : error.message;
}
