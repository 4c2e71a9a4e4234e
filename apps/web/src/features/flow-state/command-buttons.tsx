"use client";

import type { FlowState } from "@millrace/flow";
import { Button } from "@/components/ui/button.tsx";
import { Tooltip } from "@/components/ui/tooltip.tsx";
import { commandIcons } from "./command-icons.tsx";
import { commandLabels, type OfferedCommand, offeredCommands } from "./offered-commands.ts";
import { useFlowControls } from "./use-flow-controls.tsx";

export interface CommandButtonsProps {
  flow: { id: string; name: string };
  state: FlowState;
  isDraining: boolean;
  /** Why it cannot be started yet. */
  startHint?: string | undefined;
}

/** The commands that fit a flow's state, as buttons. */
export function CommandButtons({ flow, state, isDraining, startHint }: CommandButtonsProps) {
  const { act, busy, dialogs } = useFlowControls({ ...flow, state });
  return (
    <>
      {offeredCommands(state, { isDraining }).map((command) => {
        const Icon = commandIcons[command];
        const hint = command === "start" ? startHint : undefined;
        return (
          <Tooltip key={command} content={hint ?? commandHints[command]}>
            {/* aria-disabled keeps the button in the order of focus, so that its hint can be read */}
            <Button
              variant={isOnward(command) && !hint ? "primary" : "secondary"}
              aria-disabled={hint !== undefined || undefined}
              busy={busy === command}
              disabled={busy !== undefined}
              onClick={() => hint === undefined && act(command)}
            >
              {busy !== command && <Icon aria-hidden />}
              {commandLabels[command]}
            </Button>
          </Tooltip>
        );
      })}
      {dialogs}
    </>
  );
}

const commandHints: Record<OfferedCommand, string | undefined> = {
  start: undefined,
  resume: "Go on with what was kept",
  "run-now": "Send one start message to the trigger",
  suspend: "A pause: containers go, messages stay for a limited time",
  stop: undefined,
};

function isOnward(command: OfferedCommand): boolean {
  return command === "start" || command === "resume";
}
