import { randomBytes } from "node:crypto";

/** What a warm container is asked. */
export interface WarmCall {
  method: string;
  function?: string | undefined;
  selectMethod?: string | undefined;
  config: unknown;
  resultUrl: string;
}

interface Line {
  waiting: WarmCall[];
  /** The container that asked for the next call, while there is none. */
  wake: (() => void) | undefined;
}

/** Calls on their way to warm containers, each behind a token nobody can guess: a container comes for the next one. */
export class CallLines {
  readonly #lines = new Map<string, Line>();

  /** `close` tells the container that nothing more comes. */
  open(): { token: string; send(call: WarmCall): void; close(): void } {
    const token = randomBytes(24).toString("base64url");
    const line: Line = { waiting: [], wake: undefined };
    this.#lines.set(token, line);
    return {
      token,
      send: (call) => {
        line.waiting.push(call);
        line.wake?.();
      },
      close: () => {
        this.#lines.delete(token);
        line.wake?.();
      },
    };
  }

  /** The next call; undefined when none came in time, `closed` when none will. */
  async next(token: string, { patienceMs }: { patienceMs: number }): Promise<WarmCall | "closed" | undefined> {
    const line = this.#lines.get(token);
    if (!line) return "closed";
    if (line.waiting.length === 0) {
      const { promise, resolve } = Promise.withResolvers<void>();
      line.wake = resolve;
      const timer = setTimeout(resolve, patienceMs);
      await promise;
      clearTimeout(timer);
      line.wake = undefined;
    }
    return this.#lines.has(token) ? line.waiting.shift() : "closed";
  }
}
