import { type Delivery, type MessageCipher, readHeaders } from "@millrace/broker";
import { type SampleOutcome, traceBatchSchema } from "@millrace/flow";
import { z } from "zod";
import { mapperStepId } from "../reconciler/plan/mapper-step.ts";

export type TrialResult =
  | { kind: "data"; message: { body: unknown; headers?: unknown; attachments?: unknown } }
  | { kind: "error"; error: NonNullable<SampleOutcome["error"]> }
  /** The step is done with its message, and has said nothing. */
  | { kind: "nothing"; outcome: string }
  /** It is done, and all it put out has come before. */
  | { kind: "done" };

const errorSchema = z.object({ error: z.string() });
const describedSchema = z.object({
  name: z.string().default("Error"),
  message: z.string().default("The component failed without saying why."),
  stack: z.string().optional(),
});
const messageSchema = z.object({
  body: z.unknown(),
  headers: z.unknown().optional(),
  attachments: z.unknown().optional(),
});

/** What a trial's step, or the mapper in front of it, says with one message (component contract §4.5); undefined for what is no outcome of it. */
export function readResult(cipher: MessageCipher, delivery: Delivery): TrialResult | undefined {
  const [, stepId, kind] = delivery.routingKey.split(".");
  const { protocolVersion } = readHeaders(delivery.headers);
  switch (kind) {
    // The input itself, as we sent it.
    case "input":
    case "snapshot":
      return undefined;
    case "error": {
      const { error } = errorSchema.parse(JSON.parse(delivery.content.toString("utf8")));
      return { kind: "error", error: describedSchema.parse(cipher.open(Buffer.from(error, "latin1"))) };
    }
    case "rebound":
      return { kind: "error", error: { name: "Rebound", message: reboundText(delivery.headers.reboundReason) } };
    case "trace": {
      const end = readTrace(cipher.open(delivery.content, protocolVersion));
      if (stepId !== mapperStepId) return end;
      // The only connection it stands on took no message: its condition does not hold.
      return end?.kind === "nothing" ? { ...end, outcome: "filtered" } : undefined;
    }
    // A message by any other key is data for whoever waits there.
    default:
      return { kind: "data", message: messageSchema.parse(cipher.open(delivery.content, protocolVersion)) };
  }
}

function reboundText(reason: unknown): string {
  const said = typeof reason === "string" && reason ? `: ${reason}` : ".";
  return `The step asked to have this message once more later${said}`;
}

function readTrace(batch: unknown): Extract<TrialResult, { kind: "nothing" | "done" }> | undefined {
  const parsed = traceBatchSchema.safeParse(batch);
  const [record] = parsed.success ? parsed.data.records : [];
  if (!record || record.outcome === "error" || record.outcome === "rebound") return undefined;
  return record.emitted > 0 ? { kind: "done" } : { kind: "nothing", outcome: record.outcome };
}
