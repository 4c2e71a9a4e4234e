import type { DesiredState, FlowState, LiveStep, TriggerKind } from "@millrace/flow";

export interface StepFacts extends LiveStep {
  name: string;
  isPaused: boolean;
  replicas: number;
}

export interface CredentialFacts {
  id: string;
  name: string;
  /** Names of the steps that sign in with it. */
  steps: readonly string[];
  /** Undefined: never tried. */
  verified: boolean | undefined;
  reason: string | undefined;
}

/** Errors of the last hour that say the same. */
export interface FrequentError {
  stepName: string;
  stepId: string;
  message: string;
  count: number;
}

/** What the runner says of itself and of its machine. */
export interface HostFacts {
  /** Services it cannot work with, in words for an operator. */
  problems: readonly string[];
  /** Bytes; of the disk that the runner works on. */
  memory: { free: number; total: number };
  disk: { free: number; total: number };
  /** RabbitMQ takes no messages until they are over. */
  brokerAlarms: readonly string[];
}

/** Everything that may keep a flow from moving, at one moment. Times are epoch milliseconds. */
export interface FlowFacts {
  now: number;
  state: FlowState;
  since: number;
  reason: string | undefined;
  desired: DesiredState;
  isPublished: boolean;
  retentionEndsAt: number | undefined;
  drainEndsAt: number | undefined;
  /** Undefined while none is drawn. */
  trigger: { kind: TriggerKind; nextTickAt: number | undefined; webhookUrl: string | undefined } | undefined;
  /** When the newest execution began. */
  lastMessageAt: number | undefined;
  /** Queues and containers were looked at in this state; else their figures mean nothing. */
  isSeen: boolean;
  steps: readonly StepFacts[];
  limits: { messages: number; bytes: number };
  credentials: readonly CredentialFacts[];
  /** Of the last hour. */
  errors: { count: number; frequent: readonly FrequentError[] };
  /** Undefined: the runner did not answer. */
  host: HostFacts | undefined;
}
