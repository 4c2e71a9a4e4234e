import type Docker from "dockerode";
import type { ContainerEnd } from "../container-engine.ts";

/** How an inspected container ended; undefined while it runs, or before it ever did. */
export function readEnd({ State: state }: Docker.ContainerInspectInfo): ContainerEnd | undefined {
  if (state.Running || state.Status === "created") return undefined;
  return {
    exitCode: state.ExitCode,
    outOfMemory: state.OOMKilled,
    startedAt: Date.parse(state.StartedAt),
    finishedAt: Date.parse(state.FinishedAt),
  };
}
