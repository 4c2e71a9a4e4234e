import { type CredentialRow, findInCatalogue, listCredentials, listCredentialUses, loadCatalogue } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";
import { credentialShape, toCredentialShape } from "./credential-shape.ts";

/** The credentials of a workspace, or of one component: without their values. */
export const list = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/credentials", tags: ["credentials"], summary: "List credentials" } })
  .input(z.object({ component: z.string().optional() }).default({}))
  .output(z.array(credentialShape))
  .query(async ({ ctx: { db, workspaceId }, input: { component } }) => {
    const [rows, uses, catalogue] = await Promise.all([
      listCredentials(db, { workspaceId, component }),
      listCredentialUses(db, { workspaceId }),
      loadCatalogue(db, { workspaceId }),
    ]);
    return rows.toSorted(byNeed).map((row) => {
      const componentTitle = findInCatalogue(catalogue, row)?.descriptor.title ?? row.component;
      return toCredentialShape(row, { componentTitle, uses });
    });
  });

/** What a person has to see to comes first. */
function byNeed(a: CredentialRow, b: CredentialRow): number {
  const need = ({ attention, verified }: CredentialRow) =>
    Number(attention !== undefined) * 2 + Number(verified === false);
  return need(b) - need(a);
}
