import { getWorkspace } from "@millrace/db";
import { workspaceProcedure } from "../trpc.ts";
import { workspaceShape } from "./workspace-shape.ts";

/** What the workspace allows its flows. */
export const get = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/workspace", tags: ["workspace"], summary: "Limits of the workspace" } })
  .output(workspaceShape)
  .query(({ ctx: { db, workspaceId } }) => getWorkspace(db, { workspaceId }));
