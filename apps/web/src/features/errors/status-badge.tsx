import { CircleAlert, CircleSlash, Redo2, ShieldAlert } from "lucide-react";
import { Badge } from "@/components/ui/badge.tsx";
import type { ErrorStatus } from "./flow-error.ts";

const looks = {
  open: { tone: "problem", icon: CircleAlert, word: "Open" },
  quarantined: { tone: "problem", icon: ShieldAlert, word: "Quarantined" },
  retried: { tone: "good", icon: Redo2, word: "Retried" },
  dismissed: { tone: "neutral", icon: CircleSlash, word: "Dismissed" },
} as const;

export function statusWord(status: ErrorStatus): string {
  return looks[status].word;
}

/** What became of the message, as icon, word and colour. */
export function StatusBadge({ status }: { status: ErrorStatus }) {
  const { tone, icon: Icon, word } = looks[status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden className="size-3" />
      {word}
    </Badge>
  );
}
