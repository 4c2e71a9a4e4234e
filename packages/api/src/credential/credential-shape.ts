import type { CredentialRow, CredentialUse } from "@millrace/db";
import { flowStateSchema, type Help } from "@millrace/flow";
import { z } from "zod";
import { helpShape } from "../shapes/help-shape.ts";

export const credentialShape = z.object({
  id: z.string(),
  name: z.string(),
  component: z.string(),
  componentTitle: z.string(),
  /** Absent: never tried. */
  verified: z.boolean().optional(),
  verifiedAt: z.string().optional(),
  reason: z.string().optional(),
  helpCode: z.string().optional(),
  /** For what is wrong with it. */
  help: helpShape.optional(),
  account: z.string().optional(),
  /** How it signs in, in words. */
  kind: z.string().optional(),
  /** When the access it holds ends, unless it renews itself. */
  expiresAt: z.string().optional(),
  renewsItself: z.boolean(),
  /** What a person has to do before it works again. */
  attention: z.literal("reconnect").optional(),
  /** Who made it. */
  owner: z.string().optional(),
  usedBy: z.array(z.object({ id: z.string(), name: z.string(), state: flowStateSchema, isAtWork: z.boolean() })),
  createdAt: z.string(),
  updatedAt: z.string(),
});

interface Surroundings {
  componentTitle: string;
  uses: readonly CredentialUse[];
  help?: Help | undefined;
}

export function toCredentialShape(
  row: CredentialRow,
  { componentTitle, uses, help }: Surroundings,
): z.infer<typeof credentialShape> {
  return {
    ...row,
    componentTitle,
    help,
    expiresAt: row.expiresAt?.toISOString(),
    verifiedAt: row.verifiedAt?.toISOString(),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    usedBy: uses
      .filter((use) => use.credentialId === row.id)
      .map(({ flowId, flowName, state, desired }) => ({
        id: flowId,
        name: flowName,
        state,
        // Meant to run is enough: it may not be deleted, and a change of it will reach the flow's steps.
        isAtWork: state !== "inactive" || desired !== "inactive",
      })),
  };
}
