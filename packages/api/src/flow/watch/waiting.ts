import type { LiveFlow } from "@millrace/flow";
import { z } from "zod";

/** Messages that a flow has not processed: what a stop would drop. */
export const waitingShape = z.object({
  /** In front of its steps, also of those that the version no longer has. */
  ready: z.number().int(),
  /** In the hands of its steps. */
  unacked: z.number().int(),
  /** Waiting for a retry. */
  rebounds: z.number().int(),
  /** Set aside because they ended their containers. */
  quarantined: z.number().int(),
});

export function waitingOf({ steps, held = [] }: LiveFlow): z.infer<typeof waitingShape> {
  const total = (name: keyof z.infer<typeof waitingShape>) => steps.reduce((sum, step) => sum + step[name], 0);
  return {
    ready: held.reduce((sum, { messages }) => sum + messages, total("ready")),
    unacked: total("unacked"),
    rebounds: total("rebounds"),
    quarantined: total("quarantined"),
  };
}
