import type { ReactNode } from "react";

export interface StopAlternativeProps {
  icon: ReactNode;
  title: string;
  /** What it does. */
  children: ReactNode;
  action: ReactNode;
}

/** Something milder than stopping, with its consequence and its button. */
export function StopAlternative({ icon, title, children, action }: StopAlternativeProps) {
  return (
    <li className="flex items-center gap-3 border-b px-3 py-2.5 last:border-b-0 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-ink-faint">
      {icon}
      <div className="min-w-0 flex-1 text-sm">
        <p className="font-medium">{title}</p>
        <div className="text-ink-muted text-xs">{children}</div>
      </div>
      {action}
    </li>
  );
}
