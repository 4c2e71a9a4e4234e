import { DomainError } from "@millrace/flow";
import { queueKindSchema } from "@millrace/jobs";
import { z } from "zod";
import type { StreamRoute } from "../rest/stream-route.ts";
import { exportMessages } from "./export-messages.ts";
import { importMessages } from "./import-messages.ts";

const exportInput = z
  .object({
    stepId: z.string().optional(),
    kind: queueKindSchema.optional(),
    search: z.string().max(500).optional(),
    messageIds: z
      .string()
      .transform((text) => text.split(",").slice(0, 500))
      .optional(),
  })
  .catch((cause) => {
    throw new DomainError("invalid_input", "Say `kind` as waiting, rebounding or quarantined.", { cause });
  })
  .transform(({ stepId, kind, search, messageIds }) => ({ stepId, kind, search, messageIds }));

/** Export and import of waiting messages, as lines of JSON. Also for the browser: a download is a link. */
export const messageRoutes: readonly StreamRoute[] = [
  {
    method: "GET",
    path: "/flows/{id}/messages",
    answer: async (ctx, { request, pathParts: { id: flowId = "" } }) => {
      const wanted = exportInput.parse(Object.fromEntries(new URL(request.url).searchParams));
      const { fileName, body } = await exportMessages(ctx, { flowId, ...wanted, signal: request.signal });
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
