/** What is to be true of what happened, beyond what the world itself shows. */
export class Ledger {
  readonly violations: string[] = [];
  /** The newest things that happened, for whoever reads of a violation. */
  readonly trace: string[] = [];
  /** Versions that were given up since the flow was last started or resumed. */
  readonly refused = new Set<number>();
  /** When a container of a step last ended, or lost its queue, without being asked to. */
  readonly deaths = new Map<string, number>();
  /** Messages that went with their queues, and of which the timeline has not told yet. */
  droppedUntold = 0;
  /** The runner that knew how many went died, or failed half way. */
  isCountLost = false;
  /** The present stop began with finishing everything that was queued. */
  isDrained = false;
  /** What the planner has had done: kinds of steps, and ways from state to state. */
  readonly deeds = new Set<string>();
  brokerTroubleAt = 0;
  /** When the runner was last kept from looking or acting. */
  hinderedAt = 0;
  /** When a container last took a message, or was done with one. */
  workedAt = 0;
  done = 0;

  violate(what: string): void {
    if (this.violations.includes(what)) return;
    this.violations.push(what);
    this.note(`VIOLATION ${what}`);
  }

  note(line: string): void {
    this.trace.push(line);
    if (this.trace.length > 400) this.trace.splice(0, 200);
  }
}
