import { deliveryLimit } from "@millrace/flow";
import type { Clock } from "./clock.ts";

/** What happens with a message in the step that works on it. */
export type MessageKind = "plain" | "long" | "rebounds" | "kills" | "big";

export interface Message {
  id: number;
  kind: MessageKind;
  /** It comes from the schedule, not from outside. */
  isPoll: boolean;
  /** How often it was given back. */
  returns: number;
  rebounds: number;
}

export interface Figures {
  consumers: number;
  ready: number;
  unacked: number;
  rebounds: number;
  bytes: number;
}

interface Queue extends Pick<Figures, "consumers" | "unacked"> {
  ready: Message[];
  rebounding: Message[];
  /** It is bound, so that messages get into it. */
  isOpen: boolean;
  /** The figures at the last full second, when something has changed since. */
  told: Figures | undefined;
  changedAt: number;
}

const messageBytes = (kind: MessageKind) => (kind === "big" ? 300_000 : 1_000);

/** Queues of one flow, with messages that can be counted one by one. Its statistics are up to a second old. */
export class Broker {
  readonly #clock: Clock;
  readonly #queues = new Map<string, Queue>();
  /** Step → steps that get what it sends. */
  readonly edges = new Map<string, Set<string>>();
  limits = { messages: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };
  isUp = true;
  /** How often it came up. */
  starts = 1;
  quarantined = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get stepIds(): string[] {
    return [...this.#queues.keys()];
  }

  has(stepId: string): boolean {
    return this.#queues.has(stepId);
  }

  declare(stepId: string): void {
    if (this.#queues.has(stepId)) return;
    const created = {
      consumers: 0,
      ready: [],
      unacked: 0,
      rebounding: [],
      isOpen: false,
      told: undefined,
      changedAt: this.#clock.now,
    };
    this.#queues.set(stepId, created);
  }

  open(stepId: string): void {
    const queue = this.#queues.get(stepId);
    if (queue) queue.isOpen = true;
  }

  isOpen(stepId: string): boolean {
    return this.#queues.get(stepId)?.isOpen === true;
  }

  /** @returns how many messages went with it. */
  delete(stepId: string): number {
    const queue = this.#queues.get(stepId);
    this.#queues.delete(stepId);
    return queue ? queue.ready.length + queue.rebounding.length : 0;
  }

  /** @returns how many were dropped. */
  purge(stepId: string): number {
    const queue = this.#changing(stepId);
    return queue ? queue.ready.splice(0).length + queue.rebounding.splice(0).length : 0;
  }

  /** Everything that waits goes from one queue to another. */
  move(from: string, to: string): void {
    const source = this.#changing(from);
    const target = this.#changing(to);
    if (source && target) target.ready.push(...source.ready.splice(0), ...source.rebounding.splice(0));
  }

  /** False when there is no such queue, when it is not bound yet, or has no room. */
  publish(stepId: string, message: Message): boolean {
    const found = this.#queues.get(stepId);
    if (!this.isUp || !found?.isOpen) return false;
    const { ready, bytes } = figuresOf(found);
    if (ready >= this.limits.messages || bytes >= this.limits.bytes) return false;
    this.#changing(stepId)?.ready.push(message);
    return true;
  }

  take(stepId: string): Message | undefined {
    if (!this.isUp || !this.#queues.get(stepId)?.ready.length) return undefined;
    const queue = this.#changing(stepId);
    if (!queue) return undefined;
    queue.unacked += 1;
    return queue.ready.shift();
  }

  acknowledge(stepId: string): void {
    const queue = this.#changing(stepId);
    if (queue) queue.unacked -= 1;
  }

  /** One that comes back too often goes to quarantine. */
  giveBack(stepId: string, message: Message): void {
    const queue = this.#changing(stepId);
    if (!queue) return;
    queue.unacked -= 1;
    message.returns += 1;
    if (message.returns > deliveryLimit) this.quarantined += 1;
    else queue.ready.unshift(message);
  }

  /** A queue that has no room for it when it is due is asked again later. */
  rebound(stepId: string, { message, delayMs }: { message: Message; delayMs: number }): void {
    this.acknowledge(stepId);
    this.#changing(stepId)?.rebounding.push(message);
    this.#clock.after(delayMs, () => this.#due(stepId, message));
  }

  consumerCame(stepId: string): void {
    const queue = this.#changing(stepId);
    if (queue) queue.consumers += 1;
  }

  consumerWent(stepId: string): void {
    const queue = this.#changing(stepId);
    if (queue) queue.consumers -= 1;
  }

  /** As they are now. */
  figures(stepId: string): Figures | undefined {
    const queue = this.#queues.get(stepId);
    return queue && figuresOf(queue);
  }

  /** As its statistics tell: at the last full second. Of a queue that is younger nothing is known. */
  told(stepId: string): Figures | undefined {
    const queue = this.#queues.get(stepId);
    if (!queue) return undefined;
    return queue.changedAt >= this.statisticsAt ? queue.told : figuresOf(queue);
  }

  get statisticsAt(): number {
    return Math.floor(this.#clock.now / 1000) * 1000;
  }

  #changing(stepId: string): Queue | undefined {
    const queue = this.#queues.get(stepId);
    if (!queue) return undefined;
    if (queue.changedAt < this.statisticsAt) queue.told = figuresOf(queue);
    queue.changedAt = this.#clock.now;
    return queue;
  }

  #due(stepId: string, message: Message): void {
    const queue = this.#queues.get(stepId);
    const index = queue?.rebounding.indexOf(message) ?? -1;
    if (index < 0) return;
    if (!this.publish(stepId, message)) {
      this.#clock.after(2_000, () => this.#due(stepId, message));
      return;
    }
    queue?.rebounding.splice(index, 1);
    this.onReady(stepId);
  }

  /** Called when a message comes back by itself. */
  onReady: (stepId: string) => void = () => {};
}

function figuresOf({ consumers, ready, unacked, rebounding }: Queue): Figures {
  const bytes = ready.reduce((sum, { kind }) => sum + messageBytes(kind), 0) + unacked * 1_000;
  return { consumers, ready: ready.length, unacked, rebounds: rebounding.length, bytes };
}
