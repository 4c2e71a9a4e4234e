import { CircleCheck, TriangleAlert } from "lucide-react";
import { Badge } from "@/components/ui/badge.tsx";

/** What a version is to the flow: the one that works, or one that was given up. */
export function VersionMarks({ isActive, isRefused }: { isActive: boolean; isRefused: boolean }) {
  return (
    <>
      {isActive && (
        <Badge tone="good" title="Its queues and containers stand">
          <CircleCheck aria-hidden className="size-3" />
          Active
        </Badge>
      )}
      {isRefused && (
        <Badge tone="problem" title="Its containers did not become ready; the version before went on">
          <TriangleAlert aria-hidden className="size-3" />
          Given up
        </Badge>
      )}
    </>
  );
}
