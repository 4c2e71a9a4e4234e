import type { CredentialRow, CredentialUse } from "@millrace/db";
import { type ComponentDescriptor, flowStateSchema, type Help, signsIn } from "@millrace/flow";
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
  /** Whether it is filled by signing in at the other system. */
  signsIn: z.boolean(),
  /** What a person has to do before it works again. */
  attention: z.literal("reconnect").optional(),
  /** Who made it. */
  owner: z.string().optional(),
  usedBy: z.array(z.object({ id: z.string(), name: z.string(), state: flowStateSchema, isAtWork: z.boolean() })),
  createdAt: z.string(),
  updatedAt: z.string(),
});

interface Surroundings {
  /** Of its component; undefined when that is gone. */
  descriptor: ComponentDescriptor | undefined;
  uses: readonly CredentialUse[];
  help?: Help | undefined;
}

export function toCredentialShape(
  row: CredentialRow,
  { descriptor, uses, help }: Surroundings,
): z.infer<typeof credentialShape> {
  return {
    ...row,
    componentTitle: descriptor?.title ?? row.component,
    signsIn: descriptor !== undefined && signsIn(descriptor, row.kind),
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
