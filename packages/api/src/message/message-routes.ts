import type { StreamRoute } from "../rest/stream-route.ts";
import { exportMessages } from "./export-messages.ts";
import { importMessages } from "./import-messages.ts";

/** Export and import of waiting messages, as lines of JSON. Also for the browser: a download is a link. */
export const messageRoutes: readonly StreamRoute[] = [
  {
    method: "GET",
    path: "/flows/{id}/messages",
    answer: async (ctx, { request, pathParts: { id: flowId = "" } }) => {
      const stepId = new URL(request.url).searchParams.get("stepId") ?? undefined;
      const { fileName, body } = await exportMessages(ctx, { flowId, stepId, signal: request.signal });
      return new Response(body, {
        headers: {
          "content-type": "application/x-ndjson; charset=utf-8",
          "content-disposition": `attachment; filename="${fileName}"`,
          "cache-control": "no-store",
        },
      });
    },
  },
  {
    method: "POST",
    path: "/flows/{id}/messages",
    answer: async (ctx, { request, pathParts: { id: flowId = "" } }) =>
      Response.json(await importMessages(ctx, { flowId, lines: request.body ?? nothing() })),
  },
];

async function* nothing(): AsyncGenerator<Uint8Array> {}
