"use client";

import { Toaster as Sonner, toast } from "sonner";
import { readApiError } from "@/lib/api-error.ts";

export { toast };

export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      visibleToasts={4}
      style={{ fontFamily: "var(--font-sans)" }} // its own styles name another
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-90 items-start gap-2.5 rounded-card border bg-raised p-3 text-sm text-ink shadow-float [&_[data-icon]]:mt-0.5",
          title: "font-medium",
          description: "text-ink-muted",
          success: "[&_[data-icon]]:text-running",
          error: "[&_[data-icon]]:text-problem",
          actionButton: "ml-auto rounded-control px-2 font-medium text-accent-text hover:bg-hover",
        },
      }}
    />
  );
}

/** Says what could not be done and the server's reason: `toastError("The flow could not be started", error)`. */
export function toastError(what: string, error: unknown): void {
  toast.error(what, { description: readApiError(error).message });
}
