"use client";

import { AlertDialog } from "@/components/overlay/alert-dialog.tsx";
import { useWorkspaceSettings } from "@/features/workspace-settings/use-workspace-settings.ts";
import { formatMany } from "@/lib/format-count.ts";
import type { FlowFigures } from "./flow-figures.ts";
import type { CommandedFlow, FlowCommands } from "./use-flow-commands.ts";
import { useFlowFigures } from "./use-flow-figures.ts";

export interface SuspendFlowDialogProps {
  flow: CommandedFlow;
  commands: FlowCommands;
  open: boolean;
  onClose(): void;
}

export function SuspendFlowDialog({ flow, commands: { suspend }, open, onClose }: SuspendFlowDialogProps) {
  const { figures } = useFlowFigures(flow.id, { enabled: open });
  const days = useWorkspaceSettings()?.retentionDays;
  return (
    <AlertDialog
      open={open}
      onOpenChange={(stays) => !stays && onClose()}
      title={`Suspend "${flow.name}"?`}
      description={
        <>
          <p>
            Its steps finish what they hold, then their containers go. Webhooks are still accepted; nothing is polled.
          </p>
          <p className="mt-2 tabular-nums">{keeps(figures, days)}</p>
        </>
      }
      action="Suspend flow"
      danger={false}
      busy={suspend.isPending}
      onAction={() => suspend.mutate({ id: flow.id }, { onSuccess: onClose })}
    />
  );
}

function keeps(figures: FlowFigures | undefined, days: number | undefined): string {
  const total = figures?.total ?? 0;
  const what = total === 0 ? "All messages stay" : `${formatMany(total, "message")} ${total === 1 ? "stays" : "stay"}`;
  return `${what} for ${days === undefined ? "a limited time" : formatMany(days, "day")}; that can be extended, and ends when the flow is resumed.`;
}
