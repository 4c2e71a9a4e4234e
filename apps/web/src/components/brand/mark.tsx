import { cn } from "@/lib/cn.ts";

/** Three lines of water passing a wheel's paddles. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" fill="none" aria-hidden className={cn("size-6 text-accent", className)}>
      <g stroke="currentColor" strokeWidth="2.25" strokeLinecap="round">
        <circle cx="16" cy="12.5" r="5.25" />
        <path d="M16 7.25V2.5M20.55 9.9l4.1-2.4M20.55 15.1l4.1 2.4M11.45 9.9l-4.1-2.4M11.45 15.1l-4.1 2.4M16 17.75v4.5" />
        <path d="M2.5 19.5c2.2 0 2.6 1.6 4.6 1.6M24.9 21.1c2 0 2.4-1.6 4.6-1.6" />
        <path d="M2.5 24.6c3.4 0 3.4 1.7 6.75 1.7s3.4-1.7 6.75-1.7 3.4 1.7 6.75 1.7 3.4-1.7 6.75-1.7" />
        <path d="M9.25 30c3.4 0 3.4-1.2 6.75-1.2S19.4 30 22.75 30" opacity=".55" />
      </g>
      <circle cx="16" cy="12.5" r="1.6" fill="currentColor" />
    </svg>
  );
}

export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 font-semibold text-lg tracking-tight", className)}>
      <Mark />
      Millrace
    </span>
  );
}
