import { randomBytes } from "node:crypto";

/** Where one-off containers leave their results: each waits for exactly one, behind a token nobody can guess. */
export class ResultInbox {
  readonly #waiting = new Map<string, (result: unknown) => void>();

  /** `close` gives up waiting. */
  open(): { token: string; result: Promise<unknown>; close: () => void } {
    const token = randomBytes(24).toString("base64url");
    const { promise, resolve } = Promise.withResolvers<unknown>();
    this.#waiting.set(token, resolve);
    return { token, result: promise, close: () => void this.#waiting.delete(token) };
  }

  /** @returns false when nobody waits for it (any more). */
  deliver(token: string, result: unknown): boolean {
    const resolve = this.#waiting.get(token);
    this.#waiting.delete(token);
    resolve?.(result);
    return resolve !== undefined;
  }
}
