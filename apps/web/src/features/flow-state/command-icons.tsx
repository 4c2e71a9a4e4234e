import { type LucideIcon, Pause, Play, Square, StepForward, Zap } from "lucide-react";
import type { OfferedCommand } from "./offered-commands.ts";

export const commandIcons: Record<OfferedCommand, LucideIcon> = {
  start: Play,
  resume: StepForward,
  "run-now": Zap,
  suspend: Pause,
  stop: Square,
};
