import { LoaderCircle } from "lucide-react";
import { cn } from "@/lib/cn.ts";

/** Decorative: what is being waited for stands beside it in words. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn("size-4 animate-spin", className)} />;
}
