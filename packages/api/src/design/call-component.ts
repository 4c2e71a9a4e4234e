import type { CatalogueVersion } from "@millrace/db";
import { seal } from "@millrace/db";
import type { JobPayload, JobResult } from "@millrace/jobs";
import type { WorkspaceContext } from "../trpc.ts";

/** Containers start within a second; the rest is the outside system's time to answer. */
const timeoutMs = 30_000;

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
  { jobs, masterKey, workspaceId }: WorkspaceContext,
  { version, method, function: name, selectMethod, config }: Call,
): Promise<JobResult<"design-time">> {
  const sealedConfig = seal(masterKey, { value: config, context: "design-time" }).toString("base64");
  return jobs.ask("design-time", {
    payload: {
      workspaceId,
      componentVersionId: version.id,
      method,
      sealedConfig,
      ...(name !== undefined && { function: name }),
      ...(selectMethod !== undefined && { selectMethod }),
    },
    timeoutMs,
  });
}
