import type { FlowDefinition } from "@millrace/flow";
import { stepFingerprint } from "@millrace/flow";
import type { ApiOutputs } from "@/lib/trpc.ts";

export type Sample = ApiOutputs["sample"]["list"]["taken"][number];
export type Trial = NonNullable<ApiOutputs["sample"]["trial"]["trial"]>;

/** Where a sample is from, in words. */
export function sourceWords({ source, isEdited }: Pick<Sample, "source" | "isEdited">): string {
  const words = {
    run: "From a run",
    schema: "From the schema",
    pasted: "Pasted",
    execution: "From an execution",
    webhook: "From a webhook call",
  }[source];
  return isEdited && source !== "pasted" ? `${words}, edited` : words;
}

/** Whether the step would put out something else today, as far as its configuration tells. */
export function isStale(definition: FlowDefinition, sample: Pick<Sample, "stepId" | "configHash">): boolean {
  return sample.configHash !== undefined && sample.configHash !== stepFingerprint(definition, sample.stepId);
}

/** 262144 → "256 kB", 5_500_000 → "5.2 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} kB` : `${Math.round(kilobytes / 102.4) / 10} MB`;
}

/** A trial of which something is still to come. */
export function isUnderWay(trial: Pick<Trial, "status"> | null | undefined): boolean {
  return trial?.status === "running" || trial?.status === "waiting";
}
