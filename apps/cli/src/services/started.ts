import { z } from "zod";
import { readIfThere, writePrivateFile } from "../private-files.ts";
import { processRecordSchema } from "../processes/process-record.ts";
import type { ServiceName } from "./service-name.ts";

const startedSchema = z.object({
  by: z.enum(["packages", "compose"]),
  processes: z.array(processRecordSchema).default([]),
  /** What the service itself needs to find it again: a cluster, a node name. */
  handle: z.string().optional(),
});

/** How a service was started by us, kept until it is stopped by us. */
export type Started = z.infer<typeof startedSchema>;

const schema = z.partialRecord(z.enum(["docker", "postgres", "redis", "rabbitmq"]), startedSchema);

export type StartedServices = { [Name in ServiceName]?: Started | undefined };

export async function readStarted(path: string): Promise<StartedServices> {
  const text = await readIfThere(path);
  return text === undefined ? {} : schema.parse(JSON.parse(text));
}

export async function writeStarted(path: string, started: StartedServices): Promise<void> {
  await writePrivateFile(path, `${JSON.stringify(started, null, 2)}\n`);
}
