import { CircleCheck, LoaderCircle, TriangleAlert } from "lucide-react";
import { Badge } from "@/components/ui/badge.tsx";
import type { Execution } from "./execution.ts";

const looks = {
  running: { tone: "accent", icon: LoaderCircle, word: "Running" },
  succeeded: { tone: "good", icon: CircleCheck, word: "Succeeded" },
  failed: { tone: "problem", icon: TriangleAlert, word: "Failed" },
} as const;

export function ExecutionStatus({ status }: { status: Execution["status"] }) {
  const { tone, icon: Icon, word } = looks[status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden className="size-3" />
      {word}
    </Badge>
  );
}
