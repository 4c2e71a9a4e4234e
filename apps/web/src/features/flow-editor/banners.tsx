"use client";

import { CloudOff, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button.tsx";
import { useLive } from "@/features/flow-live/live-context.tsx";
import { cn } from "@/lib/cn.ts";
import { useSaving } from "./autosave/saving-context.tsx";

/** What the person must know about the connection, the draft and the flow, in strips above the canvas. */
export function Banners() {
  const { status, autosave } = useSaving();
  const connection = useLive((state) => state.connection);
  const reason = useLive((state) => state.flow?.reason);
  return (
    <div className="flex flex-col">
      {status.kind === "offline" && (
        <Banner tone="warning" icon={<CloudOff aria-hidden />}>
          Millrace does not answer. Your edits are kept here and saved as soon as it is back.
          <Button size="sm" className="ml-auto" onClick={() => void autosave.flush()}>
            Try now
          </Button>
        </Banner>
      )}
      {status.kind !== "offline" && connection === "lost" && (
        <Banner tone="warning" icon={<CloudOff aria-hidden />}>
          The live connection is lost; counts and states stand still. Trying to reconnect…
        </Banner>
      )}
      {status.kind === "refused" && (
        <Banner tone="problem" icon={<TriangleAlert aria-hidden />}>
          The draft was not saved: {status.message}
          <Button size="sm" className="ml-auto" onClick={() => void autosave.flush()}>
            Try again
          </Button>
        </Banner>
      )}
      {reason && (
        <Banner tone="problem" icon={<TriangleAlert aria-hidden />}>
          <span className="min-w-0 whitespace-pre-wrap break-words">{reason}</span>
        </Banner>
      )}
    </div>
  );
}

function Banner({ tone, icon, children }: { tone: "warning" | "problem"; icon: ReactNode; children: ReactNode }) {
  return (
    <div
      role="status"
      className={cn(
        "flex min-h-9 items-center gap-2 border-b px-4 py-1.5 text-sm [&>svg]:size-4 [&>svg]:shrink-0",
        tone === "warning" ? "bg-suspended-soft text-suspended" : "bg-problem-soft text-problem",
      )}
    >
      {icon}
      {children}
    </div>
  );
}
