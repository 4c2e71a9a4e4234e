import type { FlowLocks } from "@millrace/db";

/** One of several runners is the one that does what needs doing once. Whoever holds the lock stays it until it ends. */
export class Leader {
  readonly #locks: FlowLocks;
  readonly #name: string;
  #release: (() => Promise<void>) | undefined;

  constructor(locks: FlowLocks, name: string) {
    this.#locks = locks;
    this.#name = name;
  }

  /** Asks for the lock when it is not ours. */
  async isLeader(): Promise<boolean> {
    this.#release ??= await this.#locks.tryLock(this.#name);
    return this.#release !== undefined;
  }

  /** The connection that held the lock is lost. */
  lost(): void {
    this.#release = undefined;
  }
}
