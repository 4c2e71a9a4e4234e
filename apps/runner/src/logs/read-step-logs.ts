import type { JobPayload, JobResult } from "@millrace/jobs";
import type { EngineContainer, LogLine } from "../engine/container-engine.ts";
import { labels } from "../reconciler/labels.ts";
import type { Runner } from "../runner.ts";
import { boundLines, type FoundLine } from "./bound-lines.ts";
import { parseLine } from "./parse-line.ts";

/** Lines of each container that are looked through at a time: a step that logs more than that between two looks is told to have. */
const mostRead = 20_000;

/**
 * Newest lines of a flow's (or one step's) containers that fit, oldest first. With a cursor only what came since; the answer's cursor
 * leads on from there.
 */
export async function readStepLogs(
  { engine, settings }: Pick<Runner, "engine" | "settings">,
  wanted: JobPayload<"logs">,
): Promise<JobResult<"logs">> {
  const { flowId, stepId, tail, cursor } = wanted;
  const containers = await engine.list({
    [labels.installation]: settings.prefix,
    [labels.flow]: flowId,
    ...(stepId === undefined ? {} : { [labels.step]: stepId }),
  });
  const isFiltered = wanted.level !== undefined || wanted.search !== undefined || wanted.threadId !== undefined;
  const look = cursor || isFiltered ? mostRead : tail;
  const reads = await Promise.all(
    containers.map(async (container) => {
      const since = cursor?.[container.id];
      const read = await engine.logs(container.id, { tail: look, ...(since !== undefined && { since }) });
      // The engine's `since` includes the moment itself.
      const lines = since === undefined ? read : read.filter(({ stamp }) => stamp > since);
      // Without the line it left off at, more was logged than is looked through, or than the engine keeps.
      const isTorn = since !== undefined && read.every(({ stamp }) => stamp !== since) && lines.length > 0;
      return { container, lines, isMore: read.length >= mostRead || isTorn };
    }),
  );
  const found = reads.flatMap(({ container, lines }) => lines.flatMap((line) => findLine(container, line, wanted)));
  found.sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
  const { lines, skipped } = boundLines(found, { most: tail });
  const newest = reads.map(({ container, lines: own }) => [container.id, own.at(-1)?.stamp ?? cursor?.[container.id]]);
  return {
    lines,
    // Of what there was before the first look nobody expects to see everything.
    skipped: cursor ? skipped : 0,
    isSkippedAtLeast: cursor !== undefined && reads.some(({ isMore }) => isMore),
    cursor: Object.fromEntries(newest.filter(([, stamp]) => stamp !== undefined)),
  };
}

const severities = ["trace", "debug", "info", "warn", "error", "fatal"];

function findLine(container: EngineContainer, line: LogLine, wanted: JobPayload<"logs">): FoundLine[] {
  const { level = "trace", search, threadId } = wanted;
  // Before the line is taken apart: most lines of a busy log do not have what is looked for.
  if (threadId !== undefined && !line.text.includes(threadId)) return [];
  const parsed = parseLine(line);
  if (severities.indexOf(parsed.level) < severities.indexOf(level)) return [];
  if (threadId !== undefined && parsed.threadId !== threadId) return [];
  if (search !== undefined && !parsed.text.toLowerCase().includes(search.toLowerCase())) return [];
  const place = {
    stepId: container.labels[labels.step] ?? "",
    containerId: container.labels[labels.container] ?? "",
  };
  return [{ ...place, at: line.at, stamp: line.stamp, ...parsed }];
}
