import type { ReactNode } from "react";

interface PanelSectionProps {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}

/** A titled part of a tab. */
export function PanelSection({ title, aside, children }: PanelSectionProps) {
  return (
    <section aria-label={title} className="flex flex-col gap-3 border-b px-4 py-4 last:border-b-0">
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-semibold text-ink-muted text-xs">{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}
