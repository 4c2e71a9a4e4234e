import type { JobPayload, JobResult } from "@millrace/jobs";
import type { LogLine } from "../engine/container-engine.ts";
import { labels } from "../reconciler/labels.ts";
import type { Runner } from "../runner.ts";

/** Newest lines of a flow's (or one step's) containers, oldest first. */
export async function readStepLogs(
  { engine, settings }: Pick<Runner, "engine" | "settings">,
  { flowId, stepId, tail }: JobPayload<"logs">,
): Promise<JobResult<"logs">> {
  const containers = await engine.list({
    [labels.installation]: settings.prefix,
    [labels.flow]: flowId,
    ...(stepId === undefined ? {} : { [labels.step]: stepId }),
  });
  const lines = await Promise.all(
    containers.map(async (container) => {
      const read = await engine.logs(container.id, { tail });
      const place = {
        stepId: container.labels[labels.step] ?? "",
        containerId: container.labels[labels.container] ?? "",
      };
      return read.map((line) => ({ ...place, at: line.at, ...parseLine(line) }));
    }),
  );
  const all = lines.flat().sort((a, b) => a.at - b.at);
  return tail > 0 ? all.slice(-tail) : [];
}

const levels: Record<number, string> = { 10: "trace", 20: "debug", 30: "info", 40: "warn", 50: "error", 60: "fatal" };

/** Components log JSON lines as bunyan and pino do; anything else is shown as it is. */
export function parseLine({ stream, text }: Pick<LogLine, "stream" | "text">): { level: string; text: string } {
  const raw = { level: stream === "stderr" ? "error" : "info", text };
  if (!text.startsWith("{")) return raw;
  try {
    const line: { level?: unknown; msg?: unknown; err?: { message?: unknown } } = JSON.parse(text);
    if (typeof line.msg !== "string") return raw;
    const cause =
      typeof line.err?.message === "string" && !line.msg.includes(line.err.message) ? `: ${line.err.message}` : "";
    return { level: levels[Number(line.level)] ?? "info", text: `${line.msg}${cause}` };
  } catch {
    // Looks like JSON, is none.
    return raw;
  }
}
