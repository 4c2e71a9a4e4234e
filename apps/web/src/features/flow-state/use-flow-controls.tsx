"use client";

import type { FlowState } from "@millrace/flow";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import type { OfferedCommand } from "./offered-commands.ts";
import { type CommandedFlow, useFlowCommands } from "./use-flow-commands.ts";

const StopFlowDialog = dynamic(() => import("./stop-flow-dialog.tsx").then((module) => module.StopFlowDialog), {
  loading: () => null,
});
const SuspendFlowDialog = dynamic(
  () => import("./suspend-flow-dialog.tsx").then((module) => module.SuspendFlowDialog),
  { loading: () => null },
);
const ResumeFlowDialog = dynamic(() => import("./resume-flow-dialog.tsx").then((module) => module.ResumeFlowDialog), {
  loading: () => null,
});

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
        {/* Only when they are asked for: every row of the list has these. */}
        {asking === "stop" && <StopFlowDialog flow={flow} commands={commands} onClose={close} />}
        {asking === "suspend" && <SuspendFlowDialog flow={flow} commands={commands} open onClose={close} />}
        {asking === "resume" && <ResumeFlowDialog flow={flow} commands={commands} open onClose={close} />}
      </>
    ),
  };
}
