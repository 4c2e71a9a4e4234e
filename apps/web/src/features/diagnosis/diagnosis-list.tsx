import { ChevronRight, CircleCheck, CircleHelp, Info, type LucideIcon, OctagonAlert } from "lucide-react";
import { cn } from "@/lib/cn.ts";
import { formatMany } from "@/lib/format-count.ts";
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

/** What comes first; within one of them, checks keep their order. */
const order = ["problem", "notice", "unknown"] as const satisfies ReadonlyArray<Check["outcome"]>;

/** What is wrong comes first and can be acted on; what is fine is folded below it, and all there is when nothing is wrong. */
export function DiagnosisList({ checks, onLeave }: { checks: readonly Check[]; onLeave(): void }) {
  const toLookAt = order.flatMap((outcome) => checks.filter((check) => check.outcome === outcome));
  const fine = checks.filter(({ outcome }) => outcome === "ok");
  return (
    <ol aria-label="Checks" className="flex flex-col divide-y">
      {toLookAt.map((check) => (
        <CheckRow key={check.id} check={check} onLeave={onLeave} />
      ))}
      {fine.length > 0 && (
        <li>
          <FineChecks checks={fine} isAll={toLookAt.length === 0} onLeave={onLeave} />
        </li>
      )}
    </ol>
  );
}

interface FineChecksProps {
  checks: readonly Check[];
  isAll: boolean;
  onLeave(): void;
}

function FineChecks({ checks, isAll, onLeave }: FineChecksProps) {
  return (
    <details open={isAll} className="group/fine">
      <summary className="flex h-10 cursor-pointer list-none items-center gap-2 px-4 text-ink-muted text-sm hover:bg-hover">
        <CircleCheck aria-hidden className={cn("mr-1 size-4", looks.ok.className)} />
        {isAll ? `All ${formatMany(checks.length, "check")} passed` : `${formatMany(checks.length, "check")} passed`}
        <ChevronRight aria-hidden className="size-4 transition-transform group-open/fine:rotate-90" />
      </summary>
      <ol className="flex flex-col divide-y border-t">
        {checks.map((check) => (
          <CheckRow key={check.id} check={check} onLeave={onLeave} />
        ))}
      </ol>
    </details>
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
