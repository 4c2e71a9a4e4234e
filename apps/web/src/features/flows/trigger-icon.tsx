import { type LucideIcon, Timer, Webhook, Workflow } from "lucide-react";
import { Tooltip } from "@/components/overlay/tooltip.tsx";

const kinds = {
  polling: { icon: Timer, label: "Asks its source on a schedule" },
  webhook: { icon: Webhook, label: "Waits for its webhook" },
} as const satisfies Record<string, { icon: LucideIcon; label: string }>;

const none = { icon: Workflow, label: "No trigger yet" };

export function TriggerIcon({ kind, title }: { kind: "polling" | "webhook" | undefined; title: string | undefined }) {
  const { icon: Icon, label } = kind ? kinds[kind] : none;
  return (
    <Tooltip content={title ? `${title}: ${label.toLowerCase()}` : label}>
      <span
        role="img"
        aria-label={label}
        className="grid size-7 place-items-center rounded-control bg-sunken text-ink-muted"
      >
        <Icon aria-hidden className="size-4" />
      </span>
    </Tooltip>
  );
}
