/** The seven states of a flow (product.md §3). `Inactive` is also called Stopped. */
export const flowStates = [
  "inactive",
  "starting",
  "running",
  "sleeping",
  "suspending",
  "suspended",
  "stopping",
] as const;
export type FlowState = (typeof flowStates)[number];

/** What people ask for. The runner makes the state follow. */
export const desiredStates = ["inactive", "running", "suspended"] as const;
export type DesiredState = (typeof desiredStates)[number];

/** `drain`: take nothing new, finish what is queued, then stop. */
export type FlowCommand = "start" | "stop" | "drain" | "suspend" | "resume" | "run-now";

/**
 * What happens to a transitional state past its deadline. `explain`: the reason is shown and the runner goes on trying.
 * `force`: what does not end by itself is ended.
 */
export type WhenLate = "explain" | "force";

interface StateRules {
  label: string;
  /** What a person reads beside the chip. */
  meaning: string;
  /** States that may follow. Nothing else is ever written. */
  next: readonly FlowState[];
  /** On the way somewhere: cannot be set by hand and has a deadline. */
  transitional: boolean;
  /** Only transitional states have one. */
  deadline?: { afterMs: number; whenLate: WhenLate };
  /** Whether a webhook's message is taken. */
  acceptsMessages: boolean;
  /** Whether step containers are meant to be up. */
  wantsContainers: boolean;
  /** Whether queues (and what waits in them) exist. */
  keepsQueues: boolean;
  /** Whether a new version must have the graph of the active one: what waits in its queues goes on where it stands. */
  keepsGraph?: true;
  commands: readonly FlowCommand[];
}

const second = 1000;

export const lifecycle = {
  inactive: {
    label: "Inactive",
    meaning: "Nothing works: no messages, no triggers, no containers.",
    next: ["starting"],
    transitional: false,
    acceptsMessages: false,
    wantsContainers: false,
    keepsQueues: false,
    commands: ["start"],
  },
  starting: {
    label: "Starting",
    meaning: "Queues and containers are being made.",
    next: ["running", "stopping", "suspending"],
    transitional: true,
    deadline: { afterMs: 60 * second, whenLate: "explain" },
    acceptsMessages: true,
    wantsContainers: true,
    keepsQueues: true,
    commands: ["stop"],
  },
  running: {
    label: "Running",
    meaning: "Containers run, triggers and actions are performed.",
    next: ["sleeping", "suspending", "stopping"],
    transitional: false,
    acceptsMessages: true,
    wantsContainers: true,
    keepsQueues: true,
    commands: ["stop", "drain", "suspend", "run-now"],
  },
  sleeping: {
    label: "Sleeping",
    meaning: "All work is done; the webhook or the schedule wakes it.",
    next: ["running", "suspending", "stopping"],
    transitional: false,
    acceptsMessages: true,
    wantsContainers: false,
    keepsQueues: true,
    commands: ["stop", "drain", "suspend", "run-now"],
  },
  suspending: {
    label: "Suspending",
    meaning: "Steps finish what they hold.",
    next: ["suspended", "stopping"],
    transitional: true,
    deadline: { afterMs: 60 * second, whenLate: "force" },
    acceptsMessages: true,
    wantsContainers: false,
    keepsQueues: true,
    keepsGraph: true,
    commands: ["stop"],
  },
  suspended: {
    label: "Suspended",
    meaning: "Paused; unprocessed messages are kept for a limited time.",
    next: ["starting", "stopping"],
    transitional: false,
    acceptsMessages: true,
    wantsContainers: false,
    keepsQueues: true,
    keepsGraph: true,
    commands: ["resume", "stop", "drain"],
  },
  stopping: {
    label: "Stopping",
    meaning: "Containers and queues are being taken away.",
    next: ["inactive"],
    transitional: true,
    deadline: { afterMs: 60 * second, whenLate: "force" },
    acceptsMessages: false,
    wantsContainers: false,
    keepsQueues: false,
    // While it drains: no longer wait for the rest.
    commands: ["stop"],
  },
} as const satisfies Record<FlowState, StateRules>;

const rules: Record<FlowState, StateRules> = lifecycle;

export function canFollow(from: FlowState, to: FlowState): boolean {
  return rules[from].next.includes(to);
}

export function allowsCommand(state: FlowState, command: FlowCommand): boolean {
  return rules[state].commands.includes(command);
}

export function acceptsMessages(state: FlowState): boolean {
  return rules[state].acceptsMessages;
}

export function wantsContainers(state: FlowState): boolean {
  return rules[state].wantsContainers;
}

export function keepsQueues(state: FlowState): boolean {
  return rules[state].keepsQueues;
}

/** Whether a new version must have the same steps, connected in the same way. */
export function keepsGraph(state: FlowState): boolean {
  return rules[state].keepsGraph === true;
}

/** Whether a trigger's snapshot may be written by hand: no container is up, or about to be, that would go on from its own. */
export function allowsSnapshotEdit(state: FlowState): boolean {
  return !isTransitional(state) && !wantsContainers(state);
}

export function isTransitional(state: FlowState): boolean {
  return rules[state].transitional;
}

/** Milliseconds a transitional state may last; undefined for resting states. */
export function stateDeadlineMs(state: FlowState): number | undefined {
  return rules[state].deadline?.afterMs;
}

/** What is done once the deadline has passed; undefined for resting states. */
export function whenLate(state: FlowState): WhenLate | undefined {
  return rules[state].deadline?.whenLate;
}

export function stateLabel(state: FlowState): string {
  return rules[state].label;
}

export function stateMeaning(state: FlowState): string {
  return rules[state].meaning;
}
