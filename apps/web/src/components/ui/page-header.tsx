import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn.ts";

export interface PageHeaderProps {
  /** Where this page hangs: [{ label: "Flows", href: "/flows" }]. */
  breadcrumb?: ReadonlyArray<{ label: string; href: string }>;
  title: ReactNode;
  /** Beside the title: the state chip, a count. */
  status?: ReactNode;
  /** At the right; the last one is the page's one primary action. */
  actions?: ReactNode;
  className?: string;
}

/** The bar on top of every page. */
export function PageHeader({ breadcrumb = [], title, status, actions, className }: PageHeaderProps) {
  return (
    <header
      className={cn(
        "flex h-12 shrink-0 items-center gap-3 border-b bg-surface px-4",
        // In a narrow window what can be done stands below what it is done with.
        "max-[900px]:h-auto max-[900px]:min-h-12 max-[900px]:flex-wrap max-[900px]:gap-y-1 max-[900px]:py-2",
        className,
      )}
    >
      {breadcrumb.length > 0 && (
        <nav aria-label="Breadcrumb" className="flex items-center gap-1.5 text-ink-muted text-sm">
          {breadcrumb.map((place) => (
            <span key={place.href} className="flex items-center gap-1.5">
              <Link href={place.href} className="rounded-sm hover:text-ink hover:underline">
                {place.label}
              </Link>
              <ChevronRight aria-hidden className="size-3.5 text-ink-faint" />
            </span>
          ))}
        </nav>
      )}
      <h1 className={cn("min-w-0 truncate font-semibold text-base", breadcrumb.length > 0 && "-ml-1.5")}>{title}</h1>
      {status}
      <div className="ml-auto flex items-center gap-2">{actions}</div>
    </header>
  );
}
