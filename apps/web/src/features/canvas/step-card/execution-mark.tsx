"use client";

import { TriangleAlert } from "lucide-react";
import { RetryHere } from "@/features/executions/execution-step.tsx";
import type { partOf } from "@/features/executions/shown-execution.ts";
import { useReadable } from "../detail/card-detail-context.tsx";
import { FarSign } from "./far-sign.tsx";

interface ExecutionMarkProps {
  stepId: string;
  stepName: string;
  part: ReturnType<typeof partOf>;
  isInFull: boolean;
}

/** What to do about a step that failed in the execution that is shown; from afar, that it did. */
export function ExecutionMark({ stepId, stepName, part, isInFull }: ExecutionMarkProps) {
  const isReadable = useReadable() && isInFull;
  return (
    <>
      {isInFull && <RetryHere stepId={stepId} stepName={stepName} />}
      {part === "failed" && !isReadable && (
        <FarSign icon={TriangleAlert} words="Failed in this execution" className="text-problem" />
      )}
    </>
  );
}
