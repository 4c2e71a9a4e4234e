import type { RunnerFlow } from "@millrace/db";
import type { ContainerEnd, ContainerState } from "../../engine/container-engine.ts";
import type { WantedFlow } from "./wanted-flow.ts";

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
}

/** Everything the plan is made of: wish and facts of one flow at one moment. */
export interface ObservedFlow {
  flow: RunnerFlow;
  /** What the active version asks for; or why that cannot be told. Undefined while no version is active. */
  wanted: WantedFlow | { problem: string } | undefined;
  containers: readonly ObservedContainer[];
  /** Queues of messages by step id; a step whose queue does not exist is missing. */
  queues: ReadonlyMap<string, ObservedQueue>;
  /** `unknown` while Redis does not answer: then nothing is done about it, and all else goes on. */
  schedule: { cron: string; timezone: string } | undefined | "unknown";
  /** Its trigger's startup hook left something for the shutdown hook. */
  hasHookState: boolean;
  /** This runner has polled once for this very start. */
  hasPolled: boolean;
  /** This runner has declared queues and users of this very start and version. */
  isBrokerPrepared: boolean;
  /** This runner has taken queues and users of this flow away. */
  isBrokerCleared: boolean;
  /** Messages that were in the queues when they were taken away. */
  droppedMessages: number | undefined;
}
