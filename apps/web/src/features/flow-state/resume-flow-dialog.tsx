"use client";

import { AlertDialog } from "@/components/overlay/alert-dialog.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { type FlowFigures, movingMessages } from "./flow-figures.ts";
import type { CommandedFlow, FlowCommands } from "./use-flow-commands.ts";
import { useFlowFigures } from "./use-flow-figures.ts";

export interface ResumeFlowDialogProps {
  flow: CommandedFlow;
  commands: FlowCommands;
  open: boolean;
  onClose(): void;
}

export function ResumeFlowDialog({ flow, commands: { resume }, open, onClose }: ResumeFlowDialogProps) {
  const { figures } = useFlowFigures(flow.id, { enabled: open });
  return (
    <AlertDialog
      open={open}
      onOpenChange={(stays) => !stays && onClose()}
      title={`Resume "${flow.name}"?`}
      description={<p className="tabular-nums">{goesOn(figures)}</p>}
      action="Resume flow"
      danger={false}
      busy={resume.isPending}
      onAction={() => resume.mutate({ id: flow.id }, { onSuccess: onClose })}
    />
  );
}

function goesOn(figures: FlowFigures | undefined): string {
  const starts = "Containers are made with the newest version";
  if (!figures) return `${starts}; the messages that were kept go on, the oldest first.`;
  const moving = movingMessages(figures);
  if (moving === 0) return `${starts}. No message waits; the flow takes new ones.`;
  return `${starts}, and ${formatMany(moving, "message")} ${moving === 1 ? "goes" : "go"} on, the oldest first.`;
}
