import type { EngineContainer } from "../../engine/container-engine.ts";
import { storableText } from "../../recorder/storable.ts";
import type { Runner } from "../../runner.ts";
import { labels } from "../labels.ts";
import type { ObservedContainer } from "../plan/observed-flow.ts";

/** Enough to tell why one ended, and for the record of the message that ended it. */
const keptLines = 100;

/** A container with how it ended, if it did. */
export async function observeContainer(
  { engine }: { engine: Pick<Runner["engine"], "end" | "logs"> },
  container: EngineContainer,
): Promise<ObservedContainer> {
  const isDead = container.state === "exited";
  const [end, lines] = isDead
    ? await Promise.all([engine.end(container.id), engine.logs(container.id, { tail: keptLines })])
    : [undefined, []];
  const label = (name: string) => container.labels[name] ?? "";
  return {
    id: container.id,
    containerId: label(labels.container),
    stepId: label(labels.step),
    replica: Number(label(labels.replica)),
    state: container.state,
    createdAt: container.createdAt,
    execId: label(labels.exec),
    spec: label(labels.spec),
    restarts: Number(label(labels.restarts)),
    failures: Number(label(labels.failures)),
    memoryDeaths: Number(label(labels.memoryDeaths)),
    isCautious: label(labels.cautious) === "1",
    end,
    lastLines: lines.map(({ text }) => storableText(readableLine(text))),
  };
}

/** Our components log JSON; a person wants the words. */
function readableLine(text: string): string {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null && "msg" in parsed) return String(parsed.msg);
  } catch {
    // Not JSON: the line is what it is.
  }
  return text;
}
