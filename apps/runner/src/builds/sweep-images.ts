import { listUsedImages } from "@millrace/db";
import type { Runner } from "../runner.ts";
import { pushedLabel } from "./dockerfiles.ts";

/** A build's image is there before its version is. */
const usualAgeMs = 3_600_000;

/** Removes images of pushed components whose version is gone, with its workspace for instance. @returns their names. */
export async function sweepImages(
  { engine, db, settings, log }: Pick<Runner, "engine" | "db" | "settings" | "log">,
  { olderThanMs = usualAgeMs }: { olderThanMs?: number } = {},
): Promise<string[]> {
  const found = await engine.listImages({ [pushedLabel]: settings.prefix });
  const old = found.filter(({ createdAt }) => Date.now() - createdAt >= olderThanMs).map(({ image }) => image);
  if (old.length === 0) return [];
  const used = await listUsedImages(db, { images: old });
  const removed: string[] = [];
  for (const image of old.filter((name) => !used.has(name))) {
    if (!(await engine.removeImage(image))) continue;
    log.info({ image }, "removed the image of a component's version that is gone");
    removed.push(image);
  }
  return removed;
}
