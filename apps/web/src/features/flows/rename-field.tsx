"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toastError } from "@/components/feedback/toast.tsx";
import { useTRPC } from "@/lib/trpc.ts";

/** The name of a flow in its row, to be typed anew: Enter keeps it, Escape does not. */
export function RenameField({ flow, onDone }: { flow: { id: string; name: string }; onDone(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [text, setText] = useState(flow.name);
  const rename = useMutation(
    trpc.flow.rename.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.flow.pathKey() }),
      onError: (error) => toastError(`"${flow.name}" could not be renamed`, error),
      onSettled: onDone,
    }),
  );
  const finish = () => {
    if (rename.isPending) return;
    const wish = text.trim();
    if (wish && wish !== flow.name) rename.mutate({ id: flow.id, name: wish });
    else onDone();
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it appears because the person asked to type here
      autoFocus
      aria-label={`New name of ${flow.name}`}
      value={text}
      maxLength={200}
      disabled={rename.isPending}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") finish();
        if (event.key === "Escape") onDone();
      }}
      className="h-7 w-full rounded-sm bg-sunken px-1.5 font-medium outline-2 outline-accent"
    />
  );
}
