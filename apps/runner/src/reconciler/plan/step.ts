import type { FlowState } from "@millrace/flow";
import type { WakeCall } from "./observed-flow.ts";

/** One thing to do. Steps of one plan do not depend on each other and may be done side by side. */
export type PlanStep =
  | SetState
  | { kind: "setReason"; reason: string | null }
  | { kind: "adoptVersion"; from: number | undefined; to: number }
  /** All containers of the new version work: the old one is history. */
  | { kind: "finishRollout"; version: number }
  /** The new version does not work: the old one goes on. */
  | { kind: "rollBack"; from: number; to: number; why: string }
  | { kind: "prepareBroker" }
  /** Queues that are new have settled: they take messages from now on. */
  | { kind: "openQueues" }
  | { kind: "createContainer"; stepId: string; replica: number; history: History }
  | {
      kind: "replaceContainer";
      id: string;
      stepId: string;
      replica: number;
      history: History;
      /** 0: it is dead already. */
      graceMs: number;
      why: string;
    }
  | { kind: "removeContainer"; id: string; stepId: string; graceMs: number }
  | { kind: "retireStep"; stepId: string }
  | { kind: "setSchedule"; cron: string; timezone: string }
  | { kind: "removeSchedule" }
  /** Starts the trigger for a tick of the schedule. */
  | { kind: "poll"; tickAt: number; missed: number }
  /** The flow takes messages again: how long that took is known now. */
  | { kind: "finishWake" }
  /** What was to be finished before the stop is finished, or is given up. */
  | { kind: "endDrain"; why: string; left: number }
  | { kind: "runShutdownHook" }
  | { kind: "clearBroker" }
  /** Nothing to do before this moment (epoch milliseconds), unless something happens. */
  | { kind: "wait"; until: number };

export interface SetState {
  kind: "setState";
  from: FlowState;
  to: FlowState;
  /** Who is behind it: `person` is whoever wrote the wish. */
  actor: "person" | "runner" | WakeCall["cause"];
  /** For the timeline. */
  why: string;
  numbers?: Record<string, number>;
  /** With a start: the version whose containers and queues are to stand. */
  version?: number;
  /** With a suspension: how long its messages are kept. */
  retentionMs?: number;
}

/** What a container's predecessors went through. */
export interface History {
  restarts: number;
  failures: number;
  /** Ends for want of memory. */
  memoryDeaths: number;
  isCautious: boolean;
}
