import { type AuditProgress, noteAuditProgress } from "@millrace/db";
import type { MessageDesk } from "./message-desk.ts";

type Failure = NonNullable<AuditProgress["failures"]>[number];

const noteEveryMs = 400;
const failuresKept = 50;
const idsKept = 100;

/** How far an act on many messages got, noted in its audit entry while it goes on; from there it learns too that it is to stop. */
export class ActProgress {
  readonly #desk: Pick<MessageDesk, "db">;
  readonly #entry: { id: string; flowId: string };
  readonly #ids: string[] = [];
  readonly #failures: Failure[] = [];
  #notedAt = 0;
  #isCancelled = false;
  done = 0;
  failed = 0;
  looked = 0;
  queued = 0;

  constructor(desk: Pick<MessageDesk, "db">, entry: { id: string; flowId: string }) {
    this.#desk = desk;
    this.#entry = entry;
  }

  get isCancelled(): boolean {
    return this.#isCancelled;
  }

  succeed(messageId: string | undefined): void {
    this.done += 1;
    if (messageId !== undefined && this.#ids.length < idsKept) this.#ids.push(messageId);
  }

  fail(messageId: string | undefined, reason: string): void {
    this.failed += 1;
    if (this.#failures.length < failuresKept) this.#failures.push({ messageId: messageId ?? "?", reason });
  }

  /** At most every moment. */
  async note(): Promise<void> {
    if (performance.now() - this.#notedAt < noteEveryMs) return;
    await this.#write({ outcome: "begun" });
    this.#notedAt = performance.now();
  }

  async end(outcome: "done" | "failed" | "cancelled", reason?: string): Promise<void> {
    await this.#write({ outcome, reason });
  }

  async #write(how: Pick<AuditProgress, "outcome" | "reason">): Promise<void> {
    const { isCancelled } = await noteAuditProgress(this.#desk.db, {
      ...this.#entry,
      ...how,
      count: this.done,
      failed: this.failed,
      looked: this.looked,
      queued: this.queued,
      messageIds: this.#ids,
      failures: this.#failures,
    });
    this.#isCancelled = isCancelled;
  }
}
