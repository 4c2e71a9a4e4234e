"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { ErrorList } from "@/features/errors/error-list.tsx";
import { StepErrorHelp } from "@/features/errors/step-error-help.tsx";
import { useDrawer } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { PanelSection } from "../panel-section.tsx";

const newest = 5;

/** The newest errors of a step, and the way to all of them. */
export function StepErrors({ stepId }: { stepId: string }) {
  const trpc = useTRPC();
  const drawer = useDrawer();
  const flowId = useFlowId();
  const errors = useQuery(trpc.error.list.queryOptions({ flowId, stepId, limit: newest }, { refetchInterval: 5_000 }));
  const items = errors.data?.items ?? [];
  return (
    <PanelSection
      title="Errors"
      aside={
        items.length > 0 && (
          <span className="flex items-center gap-1">
            <StepErrorHelp stepId={stepId} />
            <Button size="sm" variant="ghost" onClick={() => drawer.getState().showErrors({ stepId })}>
              All of this step
            </Button>
          </span>
        )
      }
    >
      {items.length > 0 ? <ErrorList errors={items} /> : <p className="text-ink-faint text-sm">No errors.</p>}
    </PanelSection>
  );
}
