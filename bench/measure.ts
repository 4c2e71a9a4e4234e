import type { Contender } from "./contenders/contender.ts";
import { median } from "./statistics.ts";
import type { Traffic } from "./traffic/start-traffic.ts";
import type { TrafficResult } from "./traffic/traffic.ts";

export interface Plan {
  rounds: number;
  messages: number;
  connections: number;
  /** At `latencyPerSecond`, in every round. */
  latencyMessages: number;
  latencyPerSecond: number;
}

export interface Measurement {
  name: string;
  /** Medians over the rounds. */
  perSecond: number;
  acceptedPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Of each round, messages per second. */
  rates: number[];
  duplicates: number;
}

interface Round {
  throughput: TrafficResult;
  latency: TrafficResult;
}

/** Lets every contender do the job, turn by turn, so that what else the machine does hits all of them alike. */
export async function measure(
  traffic: Traffic,
  { contenders, plan }: { contenders: readonly Contender[]; plan: Plan },
): Promise<Measurement[]> {
  const rounds = new Map<string, Round[]>(contenders.map(({ name }) => [name, []]));
  for (const contender of contenders) await warmUp(traffic, contender);
  for (let round = 1; round <= plan.rounds; round += 1) {
    for (const contender of contenders) {
      const { name, url } = contender;
      const throughput = await traffic.run({
        kind: "throughput",
        url,
        messages: plan.messages,
        connections: plan.connections,
      });
      const latency = await traffic.run({
        kind: "latency",
        url,
        messages: plan.latencyMessages,
        perSecond: plan.latencyPerSecond,
      });
      rounds.get(name)?.push({ throughput, latency });
      console.error(
        `round ${round}  ${name.padEnd(9)} ${throughput.perSecond.toFixed(0).padStart(5)} msg/s  p50 ${latency.p50Ms.toFixed(1)} ms`,
      );
    }
  }
  return contenders.map(({ name }) => summarise(name, rounds.get(name) ?? []));
}

/** Compiled code and open connections: the first hundred messages of any of them say little. */
async function warmUp(traffic: Traffic, { url }: Contender): Promise<void> {
  await traffic.run({ kind: "throughput", url, messages: 1_000, connections: 20 });
}

function summarise(name: string, rounds: readonly Round[]): Measurement {
  const speeds = rounds.map(({ throughput }) => throughput.perSecond);
  return {
    name,
    perSecond: median(speeds),
    acceptedPerSecond: median(rounds.map(({ throughput }) => throughput.acceptedPerSecond)),
    p50Ms: median(rounds.map(({ latency }) => latency.p50Ms)),
    p99Ms: median(rounds.map(({ latency }) => latency.p99Ms)),
    rates: speeds,
    duplicates: rounds.reduce((sum, { throughput, latency }) => sum + throughput.duplicates + latency.duplicates, 0),
  };
}
