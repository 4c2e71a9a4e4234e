import type { ReactNode } from "react";
import { cn } from "@/lib/cn.ts";

export interface EmptyStateProps {
  title: string;
  children?: ReactNode;
  drawing?: ReactNode;
  actions?: ReactNode;
  /** The heading of the whole page. */
  main?: boolean;
  className?: string | undefined;
}

export function EmptyState({ title, children, drawing, actions, main, className }: EmptyStateProps) {
  const Heading = main ? "h1" : "h2";
  return (
    <div className={cn("mx-auto flex max-w-md flex-col items-center gap-4 px-6 py-16 text-center", className)}>
      {drawing}
      <div className="flex flex-col gap-1">
        <Heading className="font-semibold text-lg">{title}</Heading>
        {children && <div className="text-balance text-ink-muted text-sm">{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
