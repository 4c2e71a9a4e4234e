import type { RunnerFlow } from "@millrace/db";
import type { WakeSplit } from "@millrace/flow";
import type { ContainerEnd, ContainerState } from "../../engine/container-engine.ts";
import type { UnfitFlow, WantedFlow } from "./wanted-flow.ts";

/** A container of the flow. Times are epoch milliseconds. */
export interface ObservedContainer {
  /** The engine's id. */
  id: string;
  /** The id on its label. */
  containerId: string;
  stepId: string;
  replica: number;
  state: ContainerState;
  createdAt: number;
  execId: string;
  spec: string;
  restarts: number;
  failures: number;
  /** Of its predecessors, as they ran out of memory. */
  memoryDeaths: number;
  isCautious: boolean;
  /** Only of one that exited. */
  end: ContainerEnd | undefined;
  /** Its newest log lines; only of one that exited. */
  lastLines: readonly string[];
}

export interface ObservedQueue {
  consumers: number;
  /** Since when this runner has seen no consumer (epoch milliseconds); undefined while there is one. */
  silentSince: number | undefined;
  ready: number;
  /** In consumers' hands, and waiting for a retry; undefined when not known at this moment. */
  unacked: number | undefined;
  rebounds: number | undefined;
  /** Of everything in it; undefined when not known at this moment. */
  bytes: number | undefined;
}

/** A tick of the schedule that nobody took care of yet. */
export interface DueTick {
  /** Epoch milliseconds. */
  at: number;
  /** Of the ticks since the last one taken care of, those that nobody was there for. */
  missed: number;
}

/** Somebody called for a flow while it slept. */
export interface WakeCall {
  cause: WakeSplit["cause"];
  /** Epoch milliseconds. */
  at: number;
}

/** Everything the plan is made of: wish and facts of one flow at one moment. */
export interface ObservedFlow {
  flow: RunnerFlow;
  /** What the active version asks for; or why that cannot be told. Undefined while no version is active. */
  wanted: WantedFlow | UnfitFlow | undefined;
  containers: readonly ObservedContainer[];
  /** Queues of messages by step id; a step whose queue does not exist is missing. */
  queues: ReadonlyMap<string, ObservedQueue>;
  /** `unknown` while Redis does not answer: then nothing is done about it, and all else goes on. */
  schedule: { cron: string; timezone: string } | undefined | "unknown";
  dueTick: DueTick | undefined;
  /** Since when no message moved and no container worked (epoch milliseconds); undefined while something does. */
  quietSince: number | undefined;
  /** Since when nothing was in any queue or in hand (epoch milliseconds); undefined while something is. */
  drySince: number | undefined;
  /** Since when the roll-out has not got on (epoch milliseconds); undefined without one. */
  rolloutStuckSince: number | undefined;
  /** It works off the full queues it was resumed with, and since this moment has not got on (epoch milliseconds). */
  catchingUpSince: number | undefined;
  wakeCall: WakeCall | undefined;
  /** It was woken, and how long that took is still being measured. */
  isWaking: boolean;
  /** Its trigger's startup hook left something for the shutdown hook. */
  hasHookState: boolean;
  /** This runner has declared queues and users of this very start, version and limits. */
  isBrokerPrepared: boolean;
  /** Some of these queues are new and take no messages before this moment (epoch milliseconds); undefined when all do. */
  queuesSettleAt: number | undefined;
  /** This runner has taken queues and users of this flow away. */
  isBrokerCleared: boolean;
  /** Messages that were in the queues when they were taken away. */
  droppedMessages: number | undefined;
}
