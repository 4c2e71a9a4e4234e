import { CircleCheck, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn.ts";

type Tone = "info" | "good" | "warning" | "problem";

const looks = {
  info: { icon: Info, className: "bg-accent-soft text-accent-text" },
  good: { icon: CircleCheck, className: "bg-running-soft text-running" },
  warning: { icon: TriangleAlert, className: "bg-suspended-soft text-suspended" },
  problem: { icon: TriangleAlert, className: "bg-problem-soft text-problem" },
} as const satisfies Record<Tone, { icon: LucideIcon; className: string }>;

export interface NoticeProps {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  className?: string;
}

/** Something to be read before going on. A problem is read out at once, the others when their turn comes. */
export function Notice({ tone = "info", title, children, className }: NoticeProps) {
  const { icon: Icon, className: colours } = looks[tone];
  return (
    <div
      role={tone === "problem" ? "alert" : "status"}
      className={cn("flex gap-2.5 rounded-card p-3 text-sm", colours, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="text-ink text-sm">{children}</div>}
      </div>
    </div>
  );
}
