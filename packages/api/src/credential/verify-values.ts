import { loadHelp } from "@millrace/db";
import { resolveHelp, withFormerShape } from "@millrace/flow";
import { z } from "zod";
import { findComponent } from "../component/find-component.ts";
import { callComponent } from "../design/call-component.ts";
import type { WorkspaceContext } from "../trpc.ts";
import type { verificationShape } from "./verification-shape.ts";

type Verification = z.infer<typeof verificationShape>;

const answerSchema = z.object({
  verified: z.boolean().default(true),
  reason: z.string().optional(),
  account: z.string().optional(),
  helpCode: z.string().optional(),
});

/** Tries values against the real system. Throws only when nobody could try: `timed_out`, `unavailable`. */
export async function verifyValues(
  ctx: WorkspaceContext,
  { component, values, credentialId }: { component: string; values: Record<string, unknown>; credentialId?: string },
): Promise<Verification> {
  const version = await findComponent(ctx, { component });
  const shaped = withFormerShape(version.descriptor, values);
  const config = { ...shaped, ...(credentialId !== undefined && { _account: credentialId }) };
  const result = await callComponent(ctx, { version, method: "verifyCredentials", config });
  const answer = result.status === "success" ? readAnswer(component, result.data) : refusal(result.message);
  if (answer.verified) return { verified: true, reason: answer.reason, account: answer.account };

  const configured = await loadHelp(ctx.db, { workspaceId: ctx.workspaceId });
  const help = resolveHelp("credential-error", {
    target: { component, ...(answer.helpCode !== undefined && { problem: answer.helpCode }) },
    sources: { descriptor: version.descriptor, ...configured },
  });
  return { ...answer, help, ...(result.logs?.length && { logs: result.logs }) };
}

/** What says neither yes nor no is no. */
function readAnswer(component: string, data: unknown): z.infer<typeof answerSchema> {
  const parsed = answerSchema.safeParse(data ?? {});
  if (parsed.success) return parsed.data;
  return refusal(
    `"${component}" did not say whether they are right: its verifyCredentials answered with something else.`,
  );
}

function refusal(reason: string): z.infer<typeof answerSchema> {
  return { verified: false, reason };
}
