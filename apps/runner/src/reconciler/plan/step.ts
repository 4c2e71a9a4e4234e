import type { FlowState } from "@millrace/flow";

/** One thing to do. Steps of one plan do not depend on each other and may be done side by side. */
export type PlanStep =
  | {
      kind: "setState";
      from: FlowState;
      to: FlowState;
      actor: "person" | "runner";
      /** For the timeline. */
      why: string;
      numbers?: Record<string, number>;
      /** With a start: the version whose containers and queues are to stand. */
      version?: number;
    }
  | { kind: "setReason"; reason: string | null }
  | { kind: "adoptVersion"; from: number | undefined; to: number }
  | { kind: "prepareBroker" }
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
  | { kind: "setSchedule"; cron: string; timezone: string; pollsNow: boolean }
  | { kind: "removeSchedule" }
  | { kind: "runShutdownHook" }
  | { kind: "clearBroker" }
  /** Nothing to do before this moment (epoch milliseconds), unless something happens. */
  | { kind: "wait"; until: number };

/** What a container's predecessors went through. */
export interface History {
  restarts: number;
  failures: number;
  isCautious: boolean;
}
