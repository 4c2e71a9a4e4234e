import { formatMany } from "@/lib/format-count.ts";
import type { ApiOutputs } from "@/lib/trpc.ts";

export type AuditEntry = ApiOutputs["audit"]["list"]["items"][number];

export const auditActions = ["look", "edit", "replay", "drop", "export", "import"] as const;

export const actionLabels: Record<AuditEntry["action"], string> = {
  look: "Looked",
  edit: "Edited",
  replay: "Replayed",
  drop: "Dropped",
  export: "Exported",
  import: "Imported",
};

export const outcomeLabels: Record<AuditEntry["outcome"], string> = {
  begun: "Under way",
  done: "Done",
  failed: "Broke off",
  cancelled: "Stopped",
};

const kindWords: Record<string, string> = {
  waiting: "waiting",
  rebounding: "to be retried later",
  quarantined: "in quarantine",
};

/** "3 messages waiting", "2 of 3 messages in quarantine". */
export function auditSubject({ count, failed, kind }: Pick<AuditEntry, "count" | "failed" | "kind">): string {
  const what = formatMany(count, "message");
  const words = kind === undefined ? "" : ` ${kindWords[kind] ?? kind}`;
  return `${what}${words}${failed > 0 ? `, ${failed} failed` : ""}`;
}
