import { findCredential, listCredentialUses, openCredential } from "@millrace/db";
import { z } from "zod";
import { findComponent } from "../component/find-component.ts";
import { workspaceProcedure } from "../trpc.ts";
import { credentialShape, toCredentialShape } from "./credential-shape.ts";

/** One credential for editing: which of its fields are set, never what to. */
export const show = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/credentials/{id}", tags: ["credentials"], summary: "Show a credential" } })
  .input(z.object({ id: z.string() }))
  .output(credentialShape.extend({ setFields: z.array(z.string()) }))
  .query(async ({ ctx, input: { id } }) => {
    const { db, workspaceId, masterKey } = ctx;
    const [row, uses, values] = await Promise.all([
      findCredential(db, { workspaceId, id }),
      listCredentialUses(db, { workspaceId }),
      openCredential(db, { id, workspaceId, masterKey }),
    ]);
    const { descriptor } = await findComponent(ctx, row);
    const shape = toCredentialShape(row, { descriptor, uses });
    return { ...shape, setFields: Object.keys(values ?? {}) };
  });
