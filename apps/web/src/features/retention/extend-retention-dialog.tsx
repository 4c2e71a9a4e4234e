"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/components/feedback/toast.tsx";
import { Field } from "@/components/form/field.tsx";
import { NumberInput } from "@/components/form/number-input.tsx";
import { Dialog, DialogContent } from "@/components/overlay/dialog.tsx";
import { DialogForm } from "@/components/overlay/dialog-form.tsx";
import { readApiError } from "@/lib/api-error.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { extendedEnd, mostExtraDays } from "./extended-end.ts";

const usualDays = 5;

export interface ExtendRetentionDialogProps {
  flow: { id: string; name: string };
  /** Epoch milliseconds. */
  endsAt: number;
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Keeps the messages of a suspended flow for some days more; shows what that comes to. */
export function ExtendRetentionDialog({ flow, endsAt, open, onOpenChange }: ExtendRetentionDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Keep the messages for longer"
        description={`Those of "${flow.name}" are dropped on ${new Date(endsAt).toLocaleString("en-GB")}.`}
      >
        <ExtendForm flow={flow} endsAt={endsAt} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

interface ExtendFormProps {
  flow: { id: string; name: string };
  endsAt: number;
  onDone(): void;
}

function ExtendForm({ flow, endsAt, onDone }: ExtendFormProps) {
  const [days = usualDays, setDays] = useState<number>();
  const extend = useExtend(onDone);
  const most = mostExtraDays(endsAt, Date.now());
  const fits = days >= 1 && days <= most;
  const submit = () => {
    if (fits) extend.mutate({ id: flow.id, days });
  };
  return (
    <DialogForm
      action="Extend"
      onSubmit={submit}
      busy={extend.isPending}
      disabled={!fits}
      className="flex flex-col gap-3"
    >
      <Field
        label="Days more"
        description={`At most ${most}: messages are kept for a year at the latest.`}
        problem={extend.isError ? readApiError(extend.error).message : undefined}
      >
        {(ids) => (
          <NumberInput
            {...ids}
            value={days}
            placeholder={usualDays}
            min={1}
            max={most}
            onChange={(value) => setDays(value)}
          />
        )}
      </Field>
      <p className="text-sm">
        New end:{" "}
        <span className="font-medium tabular-nums">
          {fits ? new Date(extendedEnd(endsAt, days)).toLocaleString("en-GB") : "–"}
        </span>
      </p>
    </DialogForm>
  );
}

function useExtend(onDone: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.flow.extendRetention.mutationOptions({
      onSuccess: ({ retentionEndsAt }) => {
        toast.success(`The messages are kept until ${new Date(retentionEndsAt).toLocaleString("en-GB")}`);
        onDone();
        return queryClient.invalidateQueries({ queryKey: trpc.flow.pathKey() });
      },
    }),
  );
}
