import { setTimeout as pause } from "node:timers/promises";
import { percentile } from "../statistics.ts";
import { type Connection, openConnection, targetOf } from "./exchange-requests.ts";
import { orderJson } from "./order.ts";
import { openSink, type Sink } from "./sink.ts";

export type TrafficCommand =
  | { kind: "throughput"; url: string; messages: number; connections: number }
  | { kind: "latency"; url: string; messages: number; perSecond: number };

export interface TrafficResult {
  /** First POST to last arrival. */
  seconds: number;
  perSecond: number;
  /** First POST to the last answer: how fast they were taken in. */
  acceptedPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  duplicates: number;
}

const arrivalTimeoutMs = 60_000;
const latencyConnections = 20;

/**
 * A process of its own: posts orders and is the server they end at, so that both ends are on one clock. Told by messages over
 * the IPC channel what to do; answers each with a result or an error.
 */
async function main(): Promise<void> {
  const sink = await openSink();
  let nextId = 1;
  process.on("message", async (command: TrafficCommand) => {
    const firstId = nextId;
    nextId += command.messages;
    try {
      process.send?.({ result: await perform(sink, { command, firstId }) });
    } catch (error) {
      process.send?.({ error: error instanceof Error ? error.message : String(error) });
    }
  });
  process.send?.({ port: sink.port });
}

async function perform(sink: Sink, { command, firstId }: { command: TrafficCommand; firstId: number }) {
  sink.forget();
  const ids = Array.from({ length: command.messages }, (_, index) => firstId + index);
  const sentAt = new Map<number, number>();
  const target = targetOf(command.url);
  const count = command.kind === "throughput" ? command.connections : latencyConnections;
  const connections = await Promise.all(Array.from({ length: count }, () => openConnection(target)));
  try {
    if (command.kind === "throughput") await postAll(connections, { ids, sentAt });
    else await postEvenly(connections, { ids, sentAt, perSecond: command.perSecond });
    const acceptedAt = performance.now();
    await allArrived(sink, ids.length);
    return summarise(sink, { ids, sentAt, acceptedAt });
  } finally {
    for (const connection of connections) connection.close();
  }
}

interface Posting {
  ids: readonly number[];
  sentAt: Map<number, number>;
}

/** Every connection sends its next order as soon as the last is answered. */
async function postAll(connections: readonly Connection[], { ids, sentAt }: Posting): Promise<void> {
  const rest = ids[Symbol.iterator]();
  await Promise.all(
    connections.map(async (connection) => {
      for (const id of rest) await post(connection, { id, sentAt });
    }),
  );
}

/** Orders leave by the clock, however slow the answers are. One that has to wait for a connection counts from its time on. */
async function postEvenly(
  connections: readonly Connection[],
  { ids, sentAt, perSecond }: Posting & { perSecond: number },
): Promise<void> {
  const startedAt = performance.now();
  const rest = ids.entries();
  await Promise.all(
    connections.map(async (connection) => {
      for (const [index, id] of rest) {
        const dueAt = startedAt + (index * 1000) / perSecond;
        await pause(Math.max(0, dueAt - performance.now()));
        const posting = post(connection, { id, sentAt });
        if (performance.now() - dueAt > 5) sentAt.set(id, dueAt);
        await posting;
      }
    }),
  );
}

async function post(
  connection: Connection,
  { id, sentAt }: { id: number; sentAt: Map<number, number> },
): Promise<void> {
  sentAt.set(id, performance.now());
  const status = await connection.post(orderJson(id));
  if (status < 200 || status > 299) throw new Error(`Order ${id} was answered ${status}`);
}

async function allArrived(sink: Sink, count: number): Promise<void> {
  const deadline = performance.now() + arrivalTimeoutMs;
  while (sink.arrivals.size < count) {
    if (performance.now() > deadline) throw new Error(`Only ${sink.arrivals.size} of ${count} orders arrived`);
    await pause(5);
  }
}

function summarise(
  sink: Sink,
  { ids, sentAt, acceptedAt }: { ids: readonly number[]; sentAt: Map<number, number>; acceptedAt: number },
): TrafficResult {
  const latencies = ids.map((id) => (sink.arrivals.get(id) ?? Number.NaN) - (sentAt.get(id) ?? Number.NaN));
  const firstSentAt = Math.min(...sentAt.values());
  const seconds = (Math.max(...sink.arrivals.values()) - firstSentAt) / 1000;
  return {
    seconds,
    perSecond: ids.length / seconds,
    acceptedPerSecond: (ids.length * 1000) / (acceptedAt - firstSentAt),
    p50Ms: percentile(latencies, 50),
    p99Ms: percentile(latencies, 99),
    duplicates: sink.duplicates(),
  };
}

await main();
