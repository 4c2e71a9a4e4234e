import {
  type CredentialRow,
  findInCatalogue,
  listCredentials,
  listCredentialUses,
  loadCatalogue,
  loadHelp,
} from "@millrace/db";
import { type Help, type HelpSources, resolveHelp } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";
import { credentialShape, toCredentialShape } from "./credential-shape.ts";

/** The credentials of a workspace, or of one component: without their values. */
export const list = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/credentials", tags: ["credentials"], summary: "List credentials" } })
  .input(z.object({ component: z.string().optional() }).default({}))
  .output(z.array(credentialShape))
  .query(async ({ ctx: { db, workspaceId }, input: { component } }) => {
    const [rows, uses, catalogue, configured] = await Promise.all([
      listCredentials(db, { workspaceId, component }),
      listCredentialUses(db, { workspaceId }),
      loadCatalogue(db, { workspaceId }),
      loadHelp(db, { workspaceId }),
    ]);
    return rows.toSorted(byNeed).map((row) => {
      const descriptor = findInCatalogue(catalogue, row)?.descriptor;
      const help = descriptor && needsHelp(row) ? failureHelp(row, { descriptor, ...configured }) : undefined;
      return toCredentialShape(row, { descriptor, uses, help });
    });
  });

function needsHelp({ attention, verified }: CredentialRow): boolean {
  return attention !== undefined || verified === false;
}

function failureHelp({ component, helpCode }: CredentialRow, sources: HelpSources): Help {
  const target = { component, ...(helpCode !== undefined && { problem: helpCode }) };
  return resolveHelp("credential-error", { target, sources });
}

/** What a person has to see to comes first. */
function byNeed(a: CredentialRow, b: CredentialRow): number {
  const need = ({ attention, verified }: CredentialRow) =>
    Number(attention !== undefined) * 2 + Number(verified === false);
  return need(b) - need(a);
}
