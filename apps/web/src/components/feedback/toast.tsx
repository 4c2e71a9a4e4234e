"use client";

import dynamic from "next/dynamic";
import { useSyncExternalStore } from "react";
import { readApiError } from "@/lib/api-error.ts";
import { type Told, tell, toastQueue } from "./toast-queue.ts";

const ShownToasts = dynamic(async () => (await import("./shown-toasts.tsx")).ShownToasts, { ssr: false });

/** Where toasts appear. */
export function Toaster() {
  const isNeeded = useSyncExternalStore(toastQueue.subscribe, toastQueue.hasSome, () => false);
  return isNeeded && <ShownToasts />;
}

type Toast = (title: string, options?: Told["options"]) => void;

/** Says something that needs no answer: `toast.success("The sample is saved")`. */
export const toast: Toast & Record<"success" | "error", Toast> = Object.assign(as("message"), {
  success: as("success"),
  error: as("error"),
});

function as(kind: Told["kind"]): Toast {
  return (title, options) => tell({ kind, title, options });
}

/** Says what could not be done and the server's reason: `toastError("The flow could not be started", error)`. */
export function toastError(what: string, error: unknown): void {
  toast.error(what, { description: readApiError(error).message });
}
