import type { ReactNode } from "react";
import { cn } from "@/lib/cn.ts";

type Tone = "neutral" | "info" | "warning" | "problem";

const tones = {
  neutral: "bg-sunken text-ink",
  info: "bg-accent-soft text-accent-text",
  warning: "bg-suspended-soft text-suspended",
  problem: "bg-problem-soft text-problem",
} as const satisfies Record<Tone, string>;

export interface BannerProps {
  tone: Tone;
  icon: ReactNode;
  children: ReactNode;
  /** Buttons at the right end. */
  actions?: ReactNode;
  /** What stands in it changes by the second: then only `spoken` is read out, when it changes. */
  spoken?: string;
}

/** A strip above the page: what a person must know before they go on. */
export function Banner({ tone, icon, children, actions, spoken }: BannerProps) {
  return (
    <section
      {...(spoken === undefined && { role: "status" })}
      className={cn(
        // Where there is no room for both, what can be done stands below what is said.
        "flex min-h-10 animate-fade flex-wrap items-center gap-x-2.5 gap-y-1.5 border-b px-4 py-1.5 text-sm [&>svg]:size-4 [&>svg]:shrink-0",
        tones[tone],
      )}
    >
      {icon}
      {spoken !== undefined && (
        <span role="status" className="sr-only">
          {spoken}
        </span>
      )}
      <div className="min-w-[min(14rem,calc(100%-2rem))] flex-1 break-words">{children}</div>
      {actions && <div className="ml-auto flex flex-wrap items-center justify-end gap-2">{actions}</div>}
    </section>
  );
}
