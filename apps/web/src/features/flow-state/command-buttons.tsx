"use client";

import type { FlowState } from "@millrace/flow";
import { Tooltip } from "@/components/overlay/tooltip.tsx";
import { Button } from "@/components/ui/button.tsx";
import { cn } from "@/lib/cn.ts";
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
          <Tooltip key={command} content={hint ?? hints[command]}>
            {/* aria-disabled keeps the button in the order of focus, so that its hint can be read */}
            <Button
              variant={isOnward(command) && !hint ? "primary" : "secondary"}
              aria-disabled={hint !== undefined || undefined}
              busy={busy === command}
              disabled={busy !== undefined}
              className={cn(!isMain(command) && "max-[1439px]:w-8 max-[1439px]:px-0")}
              onClick={() => hint === undefined && act(command)}
            >
              {busy !== command && <Icon aria-hidden />}
              <span className={cn(!isMain(command) && "max-[1439px]:sr-only")}>{commandLabels[command]}</span>
            </Button>
          </Tooltip>
        );
      })}
      {dialogs}
    </>
  );
}

const hints: Record<OfferedCommand, string | undefined> = {
  start: undefined,
  resume: "Go on with what was kept",
  "run-now": "Run now: send one start message to the trigger",
  suspend: "Suspend: containers go, messages stay for a limited time",
  stop: undefined,
};

/** The others are an icon alone where there is no room for words. */
function isMain(command: OfferedCommand): boolean {
  return isOnward(command) || command === "stop";
}

function isOnward(command: OfferedCommand): boolean {
  return command === "start" || command === "resume";
}
