import { type Delivery, originOf } from "@millrace/broker";
import { type Database, insertErrors, type NewError } from "@millrace/db";
import type { Logger } from "pino";
import { z } from "zod";
import type { FlowFactsCache } from "./flow-facts.ts";
import { inputHeaders } from "./input-headers.ts";
import { storableText } from "./storable.ts";

interface Recording {
  db: Database;
  facts: FlowFactsCache;
  log: Logger;
  /** Errors of this flow were written. */
  onRecorded: (flowId: string) => void;
}

/** Error messages of steps (component contract §4.5). */
const payloadSchema = z.object({
  error: z.string(),
  errorInput: z.string().optional(),
  /** Ours: the step's log lines of this message. */
  errorLogs: z.string().optional(),
});

const describedSchema = z.object({
  name: z.string().default("Error"),
  message: z.string().default(""),
  stack: z.string().optional(),
});

/** A stack longer than this tells nobody more. */
const keptStackCharacters = 8_000;
const keptMessageCharacters = 4_000;

export async function writeErrors(recording: Recording, deliveries: readonly Delivery[]): Promise<void> {
  const errors: NewError[] = [];
  for (const delivery of deliveries) {
    const error = await readError(recording, delivery);
    if (error) errors.push(error);
  }
  await insertErrors(recording.db, errors);
  for (const flowId of new Set(errors.map((error) => error.flowId))) recording.onRecorded(flowId);
}

async function readError({ facts: cache, log }: Recording, delivery: Delivery): Promise<NewError | undefined> {
  const place = originOf(delivery);
  const facts = place && (await cache.find(place.flowId));
  if (!facts) return undefined;
  const { headers } = delivery;
  try {
    const payload = payloadSchema.parse(JSON.parse(delivery.content.toString("utf8")));
    const described = describedSchema.parse(facts.cipher.open(Buffer.from(payload.error, "latin1")));
    return {
      workspaceId: facts.workspaceId,
      flowId: place.flowId,
      stepId: place.stepId,
      execId: textOf(headers.execId),
      threadId: textOf(headers.threadId),
      // Of the input; an error while starting has none, and goes by its own.
      messageId: textOf(headers.parentMessageId) ?? textOf(headers.messageId),
      at: Number(headers.end) || Date.now(),
      name: storableText(described.name).slice(0, 200),
      message: storableText(described.message).slice(0, keptMessageCharacters),
      stack: described.stack === undefined ? null : storableText(described.stack).slice(0, keptStackCharacters),
      sealedInput: payload.errorInput ?? null,
      sealedLogs: payload.errorLogs ?? null,
      inputHeaders: payload.errorInput === undefined ? null : inputHeaders(headers, inputOrigin(headers)),
    };
  } catch (error) {
    log.warn({ ...place, reason: String(error) }, "an error message that cannot be read is left out");
    return undefined;
  }
}

function inputOrigin(headers: Delivery["headers"]) {
  return {
    sender: headers.inputStepId,
    parentMessageId: headers.inputParentMessageId,
    protocolVersion: headers.inputProtocolVersion,
  };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? storableText(value) : null;
}
