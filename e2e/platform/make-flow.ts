import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { millrace } from "./millrace.ts";
import { unique } from "./unique.ts";

export interface MadeFlow extends AsyncDisposable {
  id: string;
  webhookUrl: string;
}

/** A started flow webhook → transform → http, made with the command line; stopped and deleted on dispose. */
export async function makeFlow({ name, targetUrl }: { name: string; targetUrl: string }): Promise<MadeFlow> {
  const folder = await mkdtemp(join(tmpdir(), "millrace-flow-"));
  const file = join(folder, "flow.json");
  await writeFile(file, JSON.stringify(flowFile(unique(name), targetUrl)));
  const { id, webhookUrl } = await millrace("flow", "apply", file, "--publish");
  await rm(folder, { recursive: true });
  await millrace("flow", "start", id, "--wait");
  return {
    id,
    webhookUrl,
    async [Symbol.asyncDispose]() {
      await millrace("flow", "stop", id, "--wait");
      await millrace("flow", "delete", id);
    },
  };
}

function flowFile(name: string, targetUrl: string) {
  return {
    name,
    type: "realtime",
    graph: {
      nodes: [
        { id: "step_1", name: "Receive", command: "webhook:receive", fields: {} },
        { id: "step_2", name: "Map", command: "transform:jsonata", fields: { expression: '{"n": n}' } },
        { id: "step_3", name: "Send", command: "http:request", fields: { method: "POST", url: targetUrl } },
      ],
      edges: [
        { source: "step_1", target: "step_2" },
        { source: "step_2", target: "step_3" },
      ],
    },
  };
}
