"use client";

import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { useClock } from "@/lib/use-clock.ts";
import type { ListedCredential } from "./credential-table.tsx";

const tickMs = 20_000;

/** When the access that a credential holds is over, if anybody knows. */
export function AccessEnd({ credential: { expiresAt, renewsItself } }: { credential: ListedCredential }) {
  const nowMs = useClock(tickMs);
  if (renewsItself) {
    const title = expiresAt && `Renewed before ${new Date(expiresAt).toLocaleString("en-GB")}`;
    return (
      <span className="text-ink-muted" title={title}>
        Renews itself
      </span>
    );
  }
  if (!expiresAt) return <span className="text-ink-faint">–</span>;
  if (Date.parse(expiresAt) < nowMs) return <span className="text-problem">Ended</span>;
  return <TimeAgo at={expiresAt} className="text-ink-muted" />;
}
