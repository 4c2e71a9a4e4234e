import type { Publisher } from "@millrace/broker";
import type { Runner } from "../runner.ts";

/** What people's work on single messages needs. */
export interface MessageDesk
  extends Pick<Runner, "db" | "masterKey" | "session" | "management" | "locks" | "redisPlace" | "signal"> {
  /** One that gives up: whoever asked gets to know what did not work. */
  publisher: Publisher;
  /** A round of a queue put so many of its messages behind the others anew. */
  onCopied: (queue: string, count: number) => void;
}
