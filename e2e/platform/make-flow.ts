import { millrace } from "./millrace.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { unique } from "./unique.ts";

/** What of a flow file a test may want to change for another version. */
export interface FlowFile {
  name: string;
  type: string;
  graph: {
    nodes: { id: string; name: string; command: string; fields: object }[];
    edges: { source: string; target: string }[];
  };
}

export interface MadeFlow extends AsyncDisposable {
  id: string;
  webhookUrl: string;
  /** What it was made of; another version of it has the same name. */
  file: FlowFile;
}

interface Making {
  name: string;
  targetUrl: string;
  /** In place of the webhook; then the flow has no address. */
  trigger?: string;
  /** In place of the transform: a step of code that does this. */
  code?: string;
  /** What else the flow file says; of type realtime unless it says otherwise. */
  settings?: object;
}

/** A started flow webhook → transform (or code) → http, made with the command line; stopped and deleted on dispose. */
export async function makeFlow(making: Making): Promise<MadeFlow> {
  const file = flowFile(making);
  const { id, webhookUrl } = await publishFlow(file);
  await millrace("flow", "start", id, "--wait");
  return {
    id,
    webhookUrl,
    file,
    async [Symbol.asyncDispose]() {
      const { state } = await millrace("flow", "status", id);
      if (state !== "inactive") await millrace("flow", "stop", id, "--wait");
      await millrace("flow", "delete", id);
    },
  };
}

/** Makes a version of the flow of that name; the flow too, when there is none. */
export async function publishFlow(file: FlowFile): Promise<{ id: string; webhookUrl: string }> {
  await using folder = await temporaryFolder();
  return await millrace("flow", "apply", await folder.write("flow.json", file), "--publish");
}

function flowFile({ name, targetUrl, trigger = "webhook:receive", code, settings = {} }: Making): FlowFile {
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
        { id: "step_1", name: "Receive", command: trigger, fields: {} },
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
