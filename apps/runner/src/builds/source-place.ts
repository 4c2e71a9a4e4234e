import type { ContainerEngine } from "../engine/container-engine.ts";
import type { BuildLog } from "./build-log.ts";

/** Where sources of components are got, and who is told how it goes. */
export interface SourcePlace {
  engine: ContainerEngine;
  /** Of steps; what is fetched is fetched from there. */
  network: string;
  log: BuildLog;
  signal: AbortSignal;
}
