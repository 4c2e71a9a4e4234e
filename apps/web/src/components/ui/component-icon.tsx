import { Box } from "lucide-react";
import { cn } from "@/lib/cn.ts";

export interface ComponentIconProps {
  /** A data URL of the component's logo. */
  icon: string | undefined;
  className?: string;
}

/** The logo of a component, beside its name and therefore silent. One-coloured SVGs take the colour of the text around them. */
export function ComponentIcon({ icon, className }: ComponentIconProps) {
  if (!icon?.startsWith("data:image/")) return <Box aria-hidden className={cn("size-5", className)} />;
  if (isOneColoured(icon)) {
    const mask = `url("${icon}") center / contain no-repeat`;
    return <span aria-hidden style={{ mask }} className={cn("inline-block size-5 shrink-0 bg-current", className)} />;
  }
  // biome-ignore lint/performance/noImgElement: a data URL gains nothing from an image server
  return <img src={icon} alt="" className={cn("size-5 shrink-0 object-contain", className)} />;
}

function isOneColoured(icon: string): boolean {
  if (!icon.startsWith("data:image/svg+xml")) return false;
  const [head = "", content = ""] = icon.split(",", 2);
  try {
    return (head.endsWith(";base64") ? atob(content) : decodeURIComponent(content)).includes("currentColor");
  } catch {
    return false; // not decodable: the browser may still be able to draw it
  }
}
