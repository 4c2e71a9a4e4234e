"use client";

import type { FlowState } from "@millrace/flow";
import { type ReactNode, useState } from "react";
import { Dialog } from "@/components/ui/dialog.tsx";
import type { OfferedCommand } from "./offered-commands.ts";
import { ResumeFlowDialog } from "./resume-flow-dialog.tsx";
import { StopFlowDialog } from "./stop-flow-dialog.tsx";
import { SuspendFlowDialog } from "./suspend-flow-dialog.tsx";
import { type CommandedFlow, useFlowCommands } from "./use-flow-commands.ts";

export interface FlowControls {
  /** Does it, or first asks what has a consequence. */
  act(command: OfferedCommand): void;
  /** What is being asked of the server. */
  busy: OfferedCommand | undefined;
  /** To be drawn wherever the buttons are. */
  dialogs: ReactNode;
}

/** The commands of a flow with their consequences before the act. */
export function useFlowControls(flow: CommandedFlow & { state: FlowState }): FlowControls {
  const commands = useFlowCommands(flow);
  const [asking, setAsking] = useState<"stop" | "suspend" | "resume">();
  const { start, runNow, stop, suspend, resume } = commands;
  const close = () => setAsking(undefined);
  const acts: Record<OfferedCommand, () => void> = {
    start: () => start.mutate({ id: flow.id }),
    "run-now": () => runNow.mutate({ id: flow.id }),
    stop: () => setAsking("stop"),
    suspend: () => setAsking("suspend"),
    resume: () => setAsking("resume"),
  };
  const pending = [
    ["start", start],
    ["run-now", runNow],
    ["stop", stop],
    ["suspend", suspend],
    ["resume", resume],
  ] as const;
  return {
    act: (command) => acts[command](),
    busy: pending.find(([, { isPending }]) => isPending)?.[0],
    dialogs: (
      <>
        <Dialog open={asking === "stop"} onOpenChange={(open) => !open && close()}>
          {asking === "stop" && <StopFlowDialog flow={flow} commands={commands} onClose={close} />}
        </Dialog>
        {/* Only when they are asked for: every row of the list has these. */}
        {asking === "suspend" && <SuspendFlowDialog flow={flow} commands={commands} open onClose={close} />}
        {asking === "resume" && <ResumeFlowDialog flow={flow} commands={commands} open onClose={close} />}
      </>
    ),
  };
}
