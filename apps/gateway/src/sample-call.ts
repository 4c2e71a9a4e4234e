import { beginWaitingRun, type Database, findWaitingRun, type MasterKey, readSampleCallToken } from "@millrace/db";
import { bytesPerMegabyte, flowDefinitionSchema } from "@millrace/flow";
import type { Answer } from "./answer.ts";
import { parseBody, parseQuery } from "./body/parse-body.ts";
import { maxBodyBytes, readBody, tooLarge } from "./body/read-body.ts";
import type { GuessDelay } from "./guess-delay.ts";
import type { HookRequest } from "./hook-request.ts";
import { Refusal } from "./refusal.ts";

export interface SampleIntake {
  db: Database;
  masterKey: MasterKey;
  /** Has the runner send it through the trigger. */
  tell: (runId: string) => Promise<void>;
  guessDelay: GuessDelay;
}

export type SampleCall = Omit<HookRequest, "flowId"> & { token: string };

/** Reads `/sample/TOKEN[/extra/path][?query]`; undefined for any other path. */
export function readSampleUrl(url: string): Pick<SampleCall, "token" | "pathSuffix" | "url" | "queryText"> | undefined {
  const [, token, pathSuffix = "", queryText = ""] = /^\/sample\/([^/?]+)(\/[^?]*)?(?:\?(.*))?$/s.exec(url) ?? [];
  return token === undefined ? undefined : { token, pathSuffix, url, queryText };
}

/**
 * A call to the temporary address of a trigger that waits for one: it is taken once, and sent through the trigger beside the flow.
 * The address is the permission, so the trigger's own key is not asked for. @throws Refusal, CallerGone.
 */
export async function takeSampleCall(intake: SampleIntake, call: SampleCall): Promise<Answer> {
  const { db, masterKey } = intake;
  const id = readSampleCallToken(masterKey, call.token);
  const waiting = id === undefined ? undefined : await findWaitingRun(db, { id, masterKey });
  if (id === undefined || !waiting) {
    await intake.guessDelay(call.signal);
    throw nobodyWaits();
  }
  if (call.method === "HEAD") return { status: 200, headers: {}, body: "" };
  const message = await readMessage(call, waiting);
  const isTaken = await beginWaitingRun(db, { id, masterKey, request: { ...waiting.request, message } });
  if (!isTaken) throw nobodyWaits();
  await intake.tell(id);
  return {
    status: 202,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ message: "Taken: the call is now sent through the trigger and shown in its Test tab." }),
  };
}

async function readMessage(
  call: SampleCall,
  { flowId, request }: { flowId: string; request: { definition?: unknown } },
): Promise<Record<string, unknown>> {
  const rawBody = await readBody(call.incoming);
  const isRaw = flowDefinitionSchema.parse(request.definition).webhook?.rawBody === true;
  const parsed =
    call.method === "GET"
      ? { body: parseQuery(call.queryText), attachments: undefined }
      : await parseBody(rawBody, { contentType: call.headers["content-type"], isRaw });
  // The temporary address shall not stand in a sample: the flow's own has this path.
  const url = `/hook/${flowId}${call.pathSuffix}${call.queryText ? `?${call.queryText}` : ""}`;
  const message = {
    attachments: parsed.attachments ?? {},
    headers: call.headers,
    url,
    method: call.method,
    originalUrl: url,
    query: parseQuery(call.queryText),
    body: parsed.body,
    params: { taskId: flowId },
    pathSuffix: call.pathSuffix,
    taskId: flowId,
  };
  if (JSON.stringify(message).length > maxBodyBytes + bytesPerMegabyte) throw tooLarge(maxBodyBytes);
  return message;
}

function nobodyWaits(): Refusal {
  const message =
    "Nobody waits for a call at this address (any more). Ask for a new one in the Test tab of the trigger.";
  return new Refusal({ status: 404, code: "not_found", message });
}
