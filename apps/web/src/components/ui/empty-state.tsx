import type { ReactNode } from "react";
import { cn } from "@/lib/cn.ts";

export interface EmptyStateProps {
  title: string;
  children?: ReactNode;
  drawing?: ReactNode;
  actions?: ReactNode;
  className?: string;
}

export function EmptyState({ title, children, drawing, actions, className }: EmptyStateProps) {
  return (
    <div className={cn("mx-auto flex max-w-md flex-col items-center gap-4 px-6 py-16 text-center", className)}>
      {drawing}
      <div className="flex flex-col gap-1">
        <h2 className="font-semibold text-lg">{title}</h2>
        {children && <div className="text-balance text-ink-muted text-sm">{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
