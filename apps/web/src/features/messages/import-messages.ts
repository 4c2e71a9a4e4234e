import { z } from "zod";
import { messagesUrl } from "../../lib/messages-url.ts";

const outcomeSchema = z.object({
  imported: z.number(),
  failed: z.array(z.object({ line: z.number(), reason: z.string() })),
});
export type ImportOutcome = z.infer<typeof outcomeSchema>;

const refusalSchema = z.object({ error: z.object({ message: z.string() }) });

/** Sends a file of messages to their steps. Throws an `Error` that says why it was refused as a whole. */
export async function importMessages(
  flowId: string,
  { file, signal }: { file: Blob; signal: AbortSignal },
): Promise<ImportOutcome> {
  const response = await fetch(messagesUrl(flowId), {
    method: "POST",
    headers: { "content-type": "application/x-ndjson" },
    body: file,
    signal,
  });
  const answer: unknown = await response.json().catch(() => undefined);
  const outcome = outcomeSchema.safeParse(answer);
  if (response.ok && outcome.success) return outcome.data;
  const refusal = refusalSchema.safeParse(answer);
  throw new Error(
    refusal.success ? refusal.data.error.message : `Millrace answered ${response.status} without a reason.`,
  );
}
