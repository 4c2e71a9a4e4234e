import { z } from "zod";
import { importResultShape } from "./import-messages.ts";
import { messageLineShape } from "./message-line.ts";

const security = [{ apiKey: [] }];
const tags = ["messages"];
const flowId = { in: "path", name: "id", schema: { type: "string" }, required: true, description: "Of the flow" };
const stepId = { in: "query", name: "stepId", schema: { type: "string" }, description: "Of this step alone" };
const lines = {
  "application/x-ndjson": { schema: z.toJSONSchema(messageLineShape, { io: "input" }) },
};
const problem = (description: string) => ({
  description,
  content: {
    "application/json": {
      schema: {
        type: "object",
        properties: {
          error: { type: "object", properties: { code: { type: "string" }, message: { type: "string" }, details: {} } },
        },
      },
    },
  },
});
const refusals = {
  401: problem("Not signed in"),
  404: problem("No such flow"),
  409: problem("The flow is in another state; the message says what to do first"),
  503: problem("The runner or a service does not answer"),
};

const text = { type: "string" as const };
const choice = [
  {
    ...{ name: "kind", in: "query" as const, schema: { ...text, enum: ["waiting", "rebounding", "quarantined"] } },
    description: "Of this kind alone; without it what waits, now or for later",
  },
  { name: "search", in: "query" as const, schema: text, description: "Words, or a value at a place: `order.id = 42`" },
  { name: "messageIds", in: "query" as const, schema: text, description: "These alone, with commas between" },
];

/** What the OpenAPI document says of the addresses that no procedure stands behind. */
export const messagePaths = {
  "/flows/{id}/messages": {
    get: {
      operationId: "message-export",
      summary: "Export waiting messages",
      description:
        "Copies what waits in front of a flow's steps, a line of JSON each, decrypted. Nothing leaves its queue. The flow must be suspended or the step paused. A connection that is cut means an incomplete export.",
      tags,
      security,
      parameters: [flowId, stepId, ...choice],
      responses: { 200: { description: "Lines of JSON", content: lines }, ...refusals },
    },
    post: {
      operationId: "message-import",
      summary: "Import messages",
      description:
        "Puts messages, lines as the export writes them, into the queues of their steps. A line has at most 10 MB.",
      tags,
      security,
      parameters: [flowId],
      requestBody: { required: true, content: lines },
      responses: {
        200: {
          description: "How many were imported, and which lines were not",
          content: { "application/json": { schema: z.toJSONSchema(importResultShape) } },
        },
        ...refusals,
      },
    },
  },
};
