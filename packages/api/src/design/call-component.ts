import type { CatalogueVersion } from "@millrace/db";
import { seal } from "@millrace/db";
import { designCallMs } from "@millrace/flow";
import type { JobPayload, JobResult } from "@millrace/jobs";
import { askRunner } from "../runner/ask-runner.ts";
import type { WorkspaceContext } from "../trpc.ts";

/** Longer than the component has, so that it is the runner who says that a component gave no answer, with its log: a busy machine starts slowly. */
const timeoutMs = designCallMs + 15_000;

interface Call {
  version: CatalogueVersion;
  method: JobPayload<"design-time">["method"];
  function?: string | undefined;
  selectMethod?: string | undefined;
  /** Credential values and fields side by side. */
  config: Record<string, unknown>;
}

/** Runs a component's code once, in a container of its own. Throws `timed_out` and `unavailable`. */
export async function callComponent(
  ctx: WorkspaceContext,
  { version, method, function: name, selectMethod, config }: Call,
): Promise<JobResult<"design-time">> {
  const sealedConfig = seal(ctx.masterKey, { value: config, context: "design-time" }).toString("base64");
  return askRunner(ctx, {
    name: "design-time",
    payload: {
      workspaceId: ctx.workspaceId,
      componentVersionId: version.id,
      method,
      sealedConfig,
      ...(name !== undefined && { function: name }),
      ...(selectMethod !== undefined && { selectMethod }),
    },
    timeoutMs,
  });
}
