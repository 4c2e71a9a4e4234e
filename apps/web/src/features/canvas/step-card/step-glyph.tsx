import { Box } from "lucide-react";
import { cn } from "@/lib/cn.ts";

/** The component's icon; a box stands for a component without one. */
export function StepGlyph({ icon, className }: { icon: string | undefined; className?: string }) {
  if (!icon) return <Box aria-hidden className={cn("size-5 text-ink-faint", className)} />;
  // biome-ignore lint/performance/noImgElement: a data URL of a few hundred bytes, which Next's image server cannot improve
  return <img src={icon} alt="" draggable={false} className={cn("size-5 object-contain", className)} />;
}
