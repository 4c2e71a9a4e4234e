import type { CredentialRow, CredentialUse } from "@millrace/db";
import { flowStateSchema } from "@millrace/flow";
import { z } from "zod";

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
  account: z.string().optional(),
  usedBy: z.array(z.object({ id: z.string(), name: z.string(), state: flowStateSchema })),
  createdAt: z.string(),
  updatedAt: z.string(),
});

export function toCredentialShape(
  row: CredentialRow,
  { componentTitle, uses }: { componentTitle: string; uses: readonly CredentialUse[] },
): z.infer<typeof credentialShape> {
  return {
    ...row,
    componentTitle,
    verifiedAt: row.verifiedAt?.toISOString(),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    usedBy: uses
      .filter((use) => use.credentialId === row.id)
      .map(({ flowId, flowName, state }) => ({ id: flowId, name: flowName, state })),
  };
}
