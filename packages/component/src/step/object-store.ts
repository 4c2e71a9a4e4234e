import { withRetries } from "../with-retries.ts";

/** The platform's storage as a step sees it: the objects of its flow (component contract §4.7). */
export interface ObjectStore {
  /** Undefined where the platform has none. */
  uri: string | undefined;
  token: string | undefined;
}

export interface StoreAnswer {
  status: number;
  content: Buffer;
}

interface StoreRequest {
  /** Behind `/objects`. */
  path?: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  content?: Uint8Array;
  signal?: AbortSignal;
}

/** A gigabyte on a slow machine; nobody waits longer for a message. */
const timeoutMs = 60_000;
const attempts = 3;
const retryDelayMs = 500;

/** Asks again while the store is out of reach or broken. @throws when it stays so; what it refuses is an answer. */
export async function requestStore(store: ObjectStore, request: StoreRequest): Promise<StoreAnswer> {
  const { path = "", method = "GET", headers, content, signal } = request;
  const url = `${(store.uri ?? "").replace(/\/+$/, "")}/objects${path}`;
  const ask = async (): Promise<StoreAnswer> => {
    const limit = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, {
      method,
      headers: { ...headers, ...(store.token ? { authorization: `Bearer ${store.token}` } : {}) },
      ...(content && { body: content }),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    const answer = { status: response.status, content: Buffer.from(await response.arrayBuffer()) };
    if (answer.status >= 500) throw new StoreFailure(answer);
    return answer;
  };
  const isWorthwhile = () => !signal?.aborted;
  try {
    return await withRetries(ask, { attempts, delayMs: retryDelayMs, isWorthwhile, ...(signal && { signal }) });
  } catch (error) {
    if (error instanceof StoreFailure) return error.answer;
    throw error;
  }
}

class StoreFailure extends Error {
  readonly answer: StoreAnswer;

  constructor(answer: StoreAnswer) {
    super(`The object storage answered ${answer.status}`);
    this.answer = answer;
  }
}
