import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn.ts";

export interface HelpLinkProps {
  /** Only http and https are followed; anything else is not shown. */
  href: string;
  children?: ReactNode;
  className?: string;
}

/** A way out of the platform, to the documentation. */
export function HelpLink({ href, children = "Read the documentation", className }: HelpLinkProps) {
  if (!/^https?:\/\//i.test(href)) return null;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className={cn(
        "inline-flex w-fit items-center gap-1 rounded-sm text-accent-text text-sm underline-offset-2 hover:underline",
        className,
      )}
    >
      {children}
      <ExternalLink aria-hidden className="size-3.5" />
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}
