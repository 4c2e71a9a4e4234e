import type { LiveStep } from "@millrace/flow";

export type ReboundNote = NonNullable<LiveStep["rebound"]>;

interface Place {
  flowId: string;
  stepId: string;
}

const shownCharacters = 300;

/** Remembers why messages are waiting for a retry: the reason stands in their headers, and nobody reads those while they wait. */
export class ReboundNotes {
  readonly #newest = new Map<string, ReboundNote>();

  add({ flowId, stepId }: Place, { dueAt, reason }: ReboundNote): void {
    this.#newest.set(`${flowId}/${stepId}`, { dueAt, reason: reason.slice(0, shownCharacters) });
  }

  /** What was asked for last, as long as it is not due. */
  find({ flowId, stepId }: Place, now: number): ReboundNote | undefined {
    const note = this.#newest.get(`${flowId}/${stepId}`);
    if (note && note.dueAt > now) return note;
    this.#newest.delete(`${flowId}/${stepId}`);
    return undefined;
  }
}
