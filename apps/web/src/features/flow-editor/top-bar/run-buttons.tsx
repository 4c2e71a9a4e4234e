"use client";

import { allowsCommand } from "@millrace/flow";
import { Play, Square, Zap } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Tooltip } from "@/components/ui/tooltip.tsx";
import { useFlowState } from "@/features/flow-live/live-context.tsx";
import { StopFlowDialog } from "@/features/flows/stop-flow-dialog.tsx";
import { useFlowCommands } from "@/features/flows/use-flow-commands.ts";
import { useFlow, useFlowId } from "../use-flow.ts";

/** Start, stop and run now: only what fits the state. */
export function RunButtons() {
  const id = useFlowId();
  const flow = useFlow();
  const name = flow?.name ?? "";
  const state = useFlowState();
  const commands = useFlowCommands({ id, name });
  const [askingStop, setAskingStop] = useState(false);
  const isPublished = flow?.publishedVersion !== undefined;
  return (
    <>
      {allowsCommand(state, "run-now") && (
        <Button onClick={commands.runNow}>
          <Zap aria-hidden />
          Run now
        </Button>
      )}
      {(allowsCommand(state, "stop") || state === "stopping") && (
        <Button disabled={state === "stopping"} onClick={() => setAskingStop(true)}>
          <Square aria-hidden />
          Stop
        </Button>
      )}
      {allowsCommand(state, "start") && (
        <Tooltip content={isPublished ? undefined : "Publish the flow first"}>
          {/* aria-disabled keeps the button in the order of focus, so that its hint can be read */}
          <Button
            variant={isPublished ? "primary" : "secondary"}
            aria-disabled={!isPublished || undefined}
            busy={commands.starting}
            onClick={() => isPublished && commands.start()}
          >
            <Play aria-hidden />
            Start
          </Button>
        </Tooltip>
      )}
      <StopFlowDialog flow={{ id, name }} open={askingStop} onOpenChange={setAskingStop} />
    </>
  );
}
