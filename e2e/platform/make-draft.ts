import { millrace } from "./millrace.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { unique } from "./unique.ts";

interface Drawing {
  name: string;
  graph: {
    nodes: { id: string; name: string; command: string; fields?: object }[];
    edges: { source: string; target: string }[];
  };
}

/** A flow that was only drawn: never published, nothing of it runs. Deleted on dispose. */
export async function makeDraft({ name, graph }: Drawing): Promise<{ id: string } & AsyncDisposable> {
  await using folder = await temporaryFolder();
  const file = await folder.write("flow.json", { name: unique(name), graph });
  const { id } = await millrace("flow", "apply", file);
  return {
    id,
    async [Symbol.asyncDispose]() {
      await millrace("flow", "delete", id);
    },
  };
}
