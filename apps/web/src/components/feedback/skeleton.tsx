import { cn } from "@/lib/cn.ts";

/** Stands where something will be; the region around it says `aria-busy`. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn("animate-breathe rounded-control bg-line/60", className)} />;
}
