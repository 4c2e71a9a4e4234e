import { setTimeout as pause } from "node:timers/promises";
import type { Ledger } from "../ledger/ledger.ts";

/** One way in. */
export interface Inlet {
  route: string;
  /** Of all messages. */
  share: number;
  /** Resolves when the platform has answered for the message; rejects when it has to be sent again. */
  send: (id: string) => Promise<void>;
}

interface TrafficOptions {
  inlets: readonly Inlet[];
  ledger: Ledger;
  /** At least, over all inlets. */
  messages: number;
  perSecond: number;
  /** Whether it may end once all messages are sent: while faults go on there must be a next message. */
  mayEnd: () => boolean;
  signal: AbortSignal;
}

export interface Traffic {
  /** Attempts that were refused or not answered, each tried again. */
  readonly retries: number;
  /** Resolves when everything that was sent is accepted. */
  finished: Promise<void>;
}

/** Senders per inlet: so many messages may be without an answer at the same time. */
const senderCount = 12;
const retryAfterMs = 150;

/** Sends evenly spread messages, each again and again until it is accepted, as a good client does. */
export function startTraffic(options: TrafficOptions): Traffic {
  let retries = 0;
  const countRetry = () => {
    retries += 1;
  };
  return {
    get retries() {
      return retries;
    },
    finished: Promise.all(options.inlets.map((inlet) => fill(inlet, { ...options, countRetry }))).then(() => {}),
  };
}

async function fill(inlet: Inlet, options: TrafficOptions & { countRetry: () => void }): Promise<void> {
  const { messages, perSecond, mayEnd, signal } = options;
  const quota = Math.ceil(messages * inlet.share);
  const intervalMs = 1000 / (perSecond * inlet.share);
  let count = 0;
  let dueAt = performance.now();
  const sender = async () => {
    while (count < quota || !mayEnd()) {
      count += 1;
      const id = `${inlet.route}/${count}`;
      // Whoever is late does not hurry: a backlog of senders would come as one burst after each fault.
      dueAt = Math.max(dueAt + intervalMs, performance.now());
      await pause(Math.max(0, dueAt - performance.now()), undefined, { signal });
      await sendUntilAccepted(inlet, { ...options, id });
    }
  };
  await Promise.all(Array.from({ length: senderCount }, sender));
}

async function sendUntilAccepted(
  { route, send }: Inlet,
  { ledger, id, countRetry, signal }: TrafficOptions & { id: string; countRetry: () => void },
): Promise<void> {
  ledger.sent({ route, id }, Date.now());
  for (;;) {
    try {
      await send(id);
      return ledger.accepted({ route, id });
    } catch {
      // Refused, or without an answer: nobody knows whether it was taken, so it goes again under the same id.
      countRetry();
    }
    await pause(retryAfterMs, undefined, { signal });
  }
}
