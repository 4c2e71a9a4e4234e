import type { FlowState } from "@millrace/flow";
import { StateChip } from "@/components/ui/state-chip.tsx";

/** History stands still, also where the state it tells of was a spinner. Some lines, like publishing, change no state. */
export function StateChange({ from, to }: { from: FlowState; to: FlowState }) {
  if (from === to) return null;
  return (
    <span className="flex items-center gap-1.5 [&_svg]:animate-none">
      <StateChip state={from} />
      <span aria-hidden className="text-ink-faint">
        →
      </span>
      <span className="sr-only">to</span>
      <StateChip state={to} />
    </span>
  );
}
