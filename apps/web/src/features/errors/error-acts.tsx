"use client";

import { CircleSlash, Pencil, Redo2, Trash2 } from "lucide-react";
import { useState } from "react";
import { AlertDialog } from "@/components/overlay/alert-dialog.tsx";
import { Tooltip } from "@/components/overlay/tooltip.tsx";
import { Button } from "@/components/ui/button.tsx";
import { EditRetryDialog } from "./edit-retry-dialog.tsx";
import { type ErrorPlace, whyNoRetry } from "./error-place.ts";
import { type ErrorDetails, isUnsettled } from "./flow-error.ts";
import { useSettleError } from "./use-settle-error.ts";

/** Retry, edit and retry, dismiss; of a quarantined message: send back, edit and send back, drop. */
export function ErrorActs({ error, place }: { error: ErrorDetails; place: ErrorPlace }) {
  const [asking, setAsking] = useState<"edit" | "drop">();
  const stepName = place.nameOf(error.stepId);
  const { retry, dismiss, words } = useSettleError(error, { stepName });
  if (!isUnsettled(error.status)) return null;
  const obstacle = whyNoRetry(error, place);
  const isQuarantined = error.status === "quarantined";
  const close = () => setAsking(undefined);
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <Tooltip content={obstacle}>
        {/* aria-disabled keeps the button in the order of focus, so that its hint can be read */}
        <Button
          size="sm"
          variant="primary"
          aria-disabled={obstacle !== undefined || undefined}
          busy={retry.isPending && asking === undefined}
          onClick={() => obstacle === undefined && retry.mutate({ id: error.id })}
        >
          <Redo2 aria-hidden />
          {words.retry}
        </Button>
      </Tooltip>
      <Tooltip content={obstacle}>
        <Button
          size="sm"
          aria-disabled={obstacle !== undefined || undefined}
          onClick={() => obstacle === undefined && setAsking("edit")}
        >
          <Pencil aria-hidden />
          {words.edit}
        </Button>
      </Tooltip>
      <Button
        size="sm"
        busy={dismiss.isPending && asking === undefined}
        onClick={() => (isQuarantined ? setAsking("drop") : dismiss.mutate({ id: error.id }))}
      >
        {isQuarantined ? <Trash2 aria-hidden /> : <CircleSlash aria-hidden />}
        {words.dismiss}
      </Button>
      {obstacle && <span className="text-ink-faint text-xs">{obstacle}</span>}
      {asking === "edit" && (
        <EditRetryDialog
          error={error}
          stepName={stepName}
          busy={retry.isPending}
          onClose={close}
          onRetry={(input) => retry.mutate({ id: error.id, input }, { onSuccess: close })}
        />
      )}
      <AlertDialog
        open={asking === "drop"}
        onOpenChange={(open) => !open && close()}
        title="Drop this message?"
        description={words.consequence}
        action="Drop message"
        busy={dismiss.isPending}
        onAction={() => dismiss.mutate({ id: error.id }, { onSuccess: close })}
      />
    </div>
  );
}
