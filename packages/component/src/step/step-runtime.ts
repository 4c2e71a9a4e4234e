import type { MessageCipher, ProtocolVersion, Publisher, SenderHeaders } from "@millrace/broker";
import type { Message } from "@millrace/flow";
import type { StepFunction } from "../component.ts";
import type { AccessKeeper } from "./access-keeper.ts";
import type { InputMapping } from "./input-mapping.ts";
import type { ObjectStore } from "./object-store.ts";
import type { SnapshotKeeper } from "./snapshot-keeper.ts";
import type { TraceCollector } from "./trace-collector.ts";

/** What all messages of a step process share. */
export interface StepRuntime {
  stepId: string;
  fn: StepFunction;
  cipher: MessageCipher;
  /** Retries for ever: a publish that fails means the process is ending. */
  publisher: Publisher;
  mapping: InputMapping;
  snapshots: SnapshotKeeper;
  access: AccessKeeper;
  traces: TraceCollector;
  sender: SenderHeaders;
  variables: Record<string, string>;
  keys: { data: string; error: string; rebound: string };
  protocolVersion: ProtocolVersion;
  persistent: boolean;
  /** Without one, what the component emits is counted, but not sent: no queue would take it. */
  hasSuccessors: boolean;
  passthrough: "none" | "self" | "predecessor";
  /** Bytes of a sealed message. */
  sizeLimit: number;
  rebounds: { initialMs: number; limit: number };
  /** Of component code for one message; 0 is none. */
  timeoutMs: number;
  sendsErrorReplies: boolean;
  /** What comes in are errors of other steps (component contract §4.8). */
  handlesErrors: boolean;
  /** Gets bodies that were put aside; undefined for a function that wants to do so itself. */
  fetchBodies: ((message: Message) => Promise<Message>) | undefined;
  store: ObjectStore;
  log: { ids: Record<string, string | undefined>; threshold: number; write: (line: string) => void };
}
