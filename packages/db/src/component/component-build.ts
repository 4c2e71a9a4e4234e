export const buildStatuses = ["waiting", "building", "done", "failed"] as const;
export type BuildStatus = (typeof buildStatuses)[number];

/** A pushed folder on its way to a version, as people follow it. */
export interface ComponentBuild {
  id: string;
  name: string;
  status: BuildStatus;
  /** What it has said so far. */
  log: string;
  /** Why it failed, with the cure. */
  problem: string | undefined;
  /** What it became. */
  version: { id: string; version: string; image: string } | undefined;
  createdAt: Date;
  finishedAt: Date | undefined;
}

export function toBuildStatus(text: string): BuildStatus {
  const status = buildStatuses.find((known) => known === text);
  if (!status) throw new Error(`Unknown status of a build: ${text}`);
  return status;
}
