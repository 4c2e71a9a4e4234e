"use client";

import { X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { ErrorBody } from "./error-body.tsx";

export function ErrorDetail({ id, onClose }: { id: string; onClose(): void }) {
  return (
    <section aria-label="Error" className="relative w-[56%] shrink-0 overflow-auto border-l">
      <IconButton size="sm" label="Close error" className="absolute top-2 right-2 z-10" onClick={onClose}>
        <X aria-hidden />
      </IconButton>
      <ErrorBody id={id} />
    </section>
  );
}
