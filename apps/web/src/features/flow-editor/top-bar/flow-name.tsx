"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toastError } from "@/components/feedback/toast.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { useFlow, useFlowId } from "../use-flow.ts";

/** The flow's name in the top bar; a click renames it. */
export function FlowName() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const id = useFlowId();
  const name = useFlow()?.name ?? "";
  const [text, setText] = useState<string>();
  const rename = useMutation(
    trpc.flow.rename.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.flow.pathKey() }),
      onError: (error) => toastError("The flow could not be renamed", error),
    }),
  );
  const finish = () => {
    const wish = text?.trim();
    setText(undefined);
    if (wish && wish !== name) rename.mutate({ id, name: wish });
  };
  if (text === undefined) {
    return (
      <button
        type="button"
        title={`${name}. Click to rename.`}
        dir="auto"
        onClick={() => setText(name)}
        className="block max-w-[min(20rem,100%)] truncate rounded-sm px-1.5 py-0.5 transition-colors hover:bg-hover"
      >
        {rename.isPending ? rename.variables.name : name}
      </button>
    );
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it appears because the person asked to type here
      autoFocus
      aria-label="Flow name"
      value={text}
      maxLength={200}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === "Enter") finish();
        if (event.key === "Escape") setText(undefined);
      }}
      className="w-72 rounded-sm bg-sunken px-1.5 py-0.5 font-semibold outline-2 outline-accent"
    />
  );
}
