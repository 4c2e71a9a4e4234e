"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toastError } from "@/components/feedback/toast.tsx";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useTRPC } from "@/lib/trpc.ts";

/** What can be done about a step's sample by hand. Each is over only when the lists show it. */
export function useSampleCommands(stepId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const store = useEditorStore();
  const id = useFlowId();
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.sample.list.queryKey({ id }) });
  const on = (what: string) => ({ onSuccess: refresh, onError: (error: unknown) => toastError(what, error) });
  const pin = useMutation(trpc.sample.pin.mutationOptions(on("The pin could not be changed")));
  const remove = useMutation(trpc.sample.delete.mutationOptions(on("The sample could not be deleted")));
  const keep = useMutation(trpc.sample.keep.mutationOptions(on("The result could not be kept")));
  const save = useMutation(trpc.sample.save.mutationOptions({ onSuccess: refresh }));
  const take = useMutation(trpc.sample.take.mutationOptions({ onSuccess: refresh }));
  const place = { id, stepId };
  return {
    pin: (isPinned: boolean) => pin.mutate({ ...place, isPinned }),
    remove: (onDone: () => void) => remove.mutate(place, { onSuccess: onDone }),
    isRemoving: remove.isPending,
    /** The result, or of several messages one. */
    keep: (output?: number) => keep.mutate({ ...place, output }),
    isKeeping: keep.isPending,
    save,
    take,
    place,
    /** The step as it is drawn now, saved or not. */
    drawn: () => ({ ...place, definition: store.getState().history.present }),
  };
}
