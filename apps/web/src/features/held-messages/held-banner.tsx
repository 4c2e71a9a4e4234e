"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Archive, Download, Trash2 } from "lucide-react";
import { useState } from "react";
import { Banner } from "@/components/feedback/banner.tsx";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { AlertDialog } from "@/components/overlay/alert-dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { messagesUrl } from "@/lib/messages-url.ts";
import { useTRPC } from "@/lib/trpc.ts";

export interface HeldBannerProps {
  flowId: string;
  held: { stepId: string; messages: number };
  /** The version that no longer has the step. */
  version: number | undefined;
}

/** Messages in front of a step that is gone: they are kept until somebody decides about them. */
export function HeldBanner({ flowId, held, version }: HeldBannerProps) {
  const { stepId, messages } = held;
  const [asking, setAsking] = useState(false);
  const settle = useSettle({ onDone: () => setAsking(false) });
  const what = formatMany(messages, "message");
  const isBusy = (action: "reroute" | "drop") => settle.isPending && settle.variables?.action === action;
  return (
    <Banner
      tone="warning"
      icon={<Archive aria-hidden />}
      spoken={`Messages wait in front of ${stepId}, which is no longer part of the flow.`}
      actions={
        <>
          <Button
            size="sm"
            busy={isBusy("reroute")}
            disabled={settle.isPending}
            onClick={() => settle.mutate({ id: flowId, stepId, action: "reroute" })}
          >
            Process with the new version
          </Button>
          <Button size="sm" asChild>
            <a href={messagesUrl(flowId, stepId)} download>
              <Download aria-hidden />
              Export
            </a>
          </Button>
          <Button size="sm" disabled={settle.isPending} onClick={() => setAsking(true)}>
            <Trash2 aria-hidden />
            Drop…
          </Button>
        </>
      }
    >
      <span className="font-medium tabular-nums">{what}</span> {messages === 1 ? "waits" : "wait"} in front of{" "}
      <code className="font-mono text-xs">{stepId}</code>, which {version === undefined ? "this" : `version ${version}`}{" "}
      no longer has.
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Drop ${what}?`}
        description={`They wait in front of ${stepId} and are gone then. An export made before can be imported again.`}
        action={`Drop ${what}`}
        busy={isBusy("drop")}
        onAction={() => settle.mutate({ id: flowId, stepId, action: "drop" })}
      />
    </Banner>
  );
}

function useSettle({ onDone }: { onDone: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.flow.settleHeld.mutationOptions({
      onSuccess: ({ moved, dropped }, { action }) => {
        onDone();
        toast.success(
          action === "drop"
            ? `${formatMany(dropped, "message")} dropped`
            : `${formatMany(moved, "message")} went on with the new version`,
        );
        return queryClient.invalidateQueries({ queryKey: trpc.flow.pathKey() });
      },
      onError: (error) => toastError("The held messages could not be settled", error),
    }),
  );
}
