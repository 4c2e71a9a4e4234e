"use client";

import { allowsCommand, type FlowState } from "@millrace/flow";
import { Download, Pause } from "lucide-react";
import { useRef } from "react";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { useWorkspaceSettings } from "@/features/workspace-settings/use-workspace-settings.ts";
import { formatMany } from "@/lib/format-count.ts";
import { messagesUrl } from "@/lib/messages-url.ts";
import { DrainChoice } from "./drain-choice.tsx";
import { FiguresList } from "./figures-list.tsx";
import type { FlowFigures } from "./flow-figures.ts";
import { StopAlternative } from "./stop-alternative.tsx";
import { stopConsequence, stopVerb } from "./stop-words.ts";
import type { CommandedFlow, FlowCommands } from "./use-flow-commands.ts";
import { useFlowFigures } from "./use-flow-figures.ts";

export interface StopFlowDialogProps {
  flow: CommandedFlow & { state: FlowState };
  commands: FlowCommands;
  onClose(): void;
}

/** What a stop costs, in messages, before it is done; and what would cost less. */
export function StopFlowDialog({ flow, commands, onClose }: StopFlowDialogProps) {
  const { figures, isCounting } = useFlowFigures(flow.id, { enabled: true });
  const { stop } = commands;
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Dialog open onOpenChange={(stays) => !stays && onClose()}>
      <DialogContent
        role="alertdialog"
        title={`Stop "${flow.name}"?`}
        description={stopConsequence(figures)}
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          cancel.current?.focus();
        }}
      >
        <DialogBody className="flex flex-col gap-3">
          <FiguresList figures={figures} />
          <Alternatives flow={flow} commands={commands} figures={figures} onClose={onClose} />
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button ref={cancel}>Cancel</Button>
          </DialogClose>
          <Button
            variant="danger"
            className="tabular-nums"
            busy={stop.isPending && stop.variables?.drain !== true}
            // The price is told before it is paid.
            disabled={stop.isPending || isCounting}
            onClick={() => stop.mutate({ id: flow.id }, { onSuccess: onClose })}
          >
            {stopVerb(figures)}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

function Alternatives({
  flow,
  commands,
  figures,
  onClose,
}: StopFlowDialogProps & { figures: FlowFigures | undefined }) {
  const { id, state } = flow;
  const { stop, suspend } = commands;
  const days = useWorkspaceSettings()?.retentionDays;
  if (figures?.total === 0) return null;
  const offers = {
    drain: allowsCommand(state, "drain"),
    suspend: allowsCommand(state, "suspend"),
    export: allowsCommand(state, "resume"),
  };
  if (!Object.values(offers).includes(true)) return null;
  return (
    <ul aria-label="Instead" className="rounded-card border bg-surface">
      {offers.drain && (
        <DrainChoice
          busy={stop.isPending && stop.variables?.drain === true}
          onDrain={(drainSeconds) => stop.mutate({ id, drain: true, drainSeconds }, { onSuccess: onClose })}
        />
      )}
      {offers.suspend && (
        <StopAlternative
          icon={<Pause aria-hidden />}
          title="Suspend instead"
          action={
            <Button busy={suspend.isPending} onClick={() => suspend.mutate({ id }, { onSuccess: onClose })}>
              Suspend
            </Button>
          }
        >
          Containers go, messages stay for {days === undefined ? "a limited time" : formatMany(days, "day")}.
        </StopAlternative>
      )}
      {offers.export && (
        <StopAlternative
          icon={<Download aria-hidden />}
          title="Export first"
          action={
            <Button asChild>
              <a href={messagesUrl(id)} download>
                Export messages
              </a>
            </Button>
          }
        >
          One line of JSON for each waiting message; they can be imported again.
        </StopAlternative>
      )}
    </ul>
  );
}
