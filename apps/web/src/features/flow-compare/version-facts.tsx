"use client";

import { useQuery } from "@tanstack/react-query";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { VersionMarks } from "./version-marks.tsx";

/** When and by whom a version was published, and why. */
export function VersionFacts({ version }: { version: number }) {
  const trpc = useTRPC();
  const versions = useQuery(trpc.flow.versions.queryOptions({ id: useFlowId() })).data;
  const head = versions?.find((candidate) => candidate.version === version);
  if (!head) return null;
  const others = head.authors.filter((author) => author !== head.publishedBy);
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p className="flex flex-wrap items-center gap-2 text-ink-muted">
        <span>
          Published <TimeAgo at={head.publishedAt} />
          {head.publishedBy && ` by ${head.publishedBy}`}
          {others.length > 0 && `, with changes of ${others.join(", ")}`}
        </span>
        <VersionMarks isActive={head.isActive} isRefused={head.isRefused} />
      </p>
      {head.note && <p className="whitespace-pre-wrap break-words">{head.note}</p>}
    </div>
  );
}
