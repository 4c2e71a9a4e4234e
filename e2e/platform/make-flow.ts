import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { millrace } from "./millrace.ts";
import { unique } from "./unique.ts";

export interface MadeFlow extends AsyncDisposable {
  id: string;
  webhookUrl: string;
}

interface Making {
  name: string;
  targetUrl: string;
  /** In place of the transform: a step of code that does this. */
  code?: string;
  /** What else the flow file says; of type realtime unless it says otherwise. */
  settings?: object;
}

/** A started flow webhook → transform (or code) → http, made with the command line; stopped and deleted on dispose. */
export async function makeFlow(making: Making): Promise<MadeFlow> {
  const folder = await mkdtemp(join(tmpdir(), "millrace-flow-"));
  const file = join(folder, "flow.json");
  await writeFile(file, JSON.stringify(flowFile(making)));
  const { id, webhookUrl } = await millrace("flow", "apply", file, "--publish");
  await rm(folder, { recursive: true });
  await millrace("flow", "start", id, "--wait");
  return {
    id,
    webhookUrl,
    async [Symbol.asyncDispose]() {
      const { state } = await millrace("flow", "status", id);
      if (state !== "inactive") await millrace("flow", "stop", id, "--wait");
      await millrace("flow", "delete", id);
    },
  };
}

function flowFile({ name, targetUrl, code, settings = {} }: Making) {
  const second =
    code === undefined
      ? { command: "transform:jsonata", fields: { expression: '{"n": n}' } }
      : { command: "code:run", fields: { code } };
  return {
    name: unique(name),
    type: "realtime",
    ...settings,
    graph: {
      nodes: [
        { id: "step_1", name: "Receive", command: "webhook:receive", fields: {} },
        { id: "step_2", name: "Map", ...second },
        { id: "step_3", name: "Send", command: "http:request", fields: { method: "POST", url: targetUrl } },
      ],
      edges: [
        { source: "step_1", target: "step_2" },
        { source: "step_2", target: "step_3" },
      ],
    },
  };
}
