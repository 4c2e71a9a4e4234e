"use client";

import { Badge } from "@/components/ui/badge.tsx";
import { useLive } from "@/features/flow-live/live-context.tsx";
import { shortCount } from "@/features/flow-live/short-count.ts";

/** Errors since the start, on the tab. */
export function OpenErrorsCount() {
  const errors = useLive((state) => (state.flow?.steps ?? []).reduce((sum, step) => sum + step.errors, 0));
  return errors > 0 ? <Badge tone="problem">{shortCount(errors)}</Badge> : null;
}
