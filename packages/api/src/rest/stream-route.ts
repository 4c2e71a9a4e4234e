import type { WorkspaceContext } from "../trpc.ts";

/** An address that takes or gives more than fits into one JSON document. */
export interface StreamRoute {
  method: string;
  /** As in the description, `{id}` for a part. */
  path: string;
  answer: (ctx: WorkspaceContext, asked: { request: Request; pathParts: Record<string, string> }) => Promise<Response>;
}
