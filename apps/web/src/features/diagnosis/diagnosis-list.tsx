import { CircleCheck, CircleHelp, Info, type LucideIcon, OctagonAlert } from "lucide-react";
import { cn } from "@/lib/cn.ts";
import type { ApiOutputs } from "@/lib/trpc.ts";
import { CureButton } from "./cure-button.tsx";

export type Check = ApiOutputs["flow"]["why"]["checks"][number];
export type Finding = Check["findings"][number];

const looks: Record<Check["outcome"], { icon: LucideIcon; word: string; className: string }> = {
  ok: { icon: CircleCheck, word: "Fine", className: "text-running" },
  notice: { icon: Info, word: "Worth knowing", className: "text-suspended" },
  problem: { icon: OctagonAlert, word: "Problem", className: "text-problem" },
  unknown: { icon: CircleHelp, word: "Not known", className: "text-ink-faint" },
};

/** The checks in their order: what is fine is quiet, what is not stands out and can be acted on. */
export function DiagnosisList({ checks, onLeave }: { checks: readonly Check[]; onLeave(): void }) {
  return (
    <ol aria-label="Checks" className="flex flex-col divide-y">
      {checks.map((check) => (
        <CheckRow key={check.id} check={check} onLeave={onLeave} />
      ))}
    </ol>
  );
}

function CheckRow({ check: { title, outcome, findings }, onLeave }: { check: Check; onLeave(): void }) {
  const { icon: Icon, word, className } = looks[outcome];
  const isFine = outcome === "ok";
  return (
    <li
      className={cn(
        "grid grid-cols-[20px_152px_1fr] gap-x-2 px-4 py-2.5 text-sm",
        outcome === "problem" && "bg-problem-soft",
      )}
    >
      <Icon aria-hidden className={cn("mt-0.5 size-4", className)} />
      <span className={cn("leading-5", isFine ? "text-ink-muted" : "font-medium")}>
        {title}
        <span className="sr-only">: {word}</span>
      </span>
      <ul className="flex min-w-0 flex-col gap-2">
        {findings.map((finding) => (
          <li key={finding.text} className="flex items-start gap-3">
            <span className={cn("min-w-0 flex-1 break-words leading-5", isFine ? "text-ink-muted" : "text-ink")}>
              {finding.text}
            </span>
            {finding.cure && <CureButton cure={finding.cure} onLeave={onLeave} />}
          </li>
        ))}
      </ul>
    </li>
  );
}
