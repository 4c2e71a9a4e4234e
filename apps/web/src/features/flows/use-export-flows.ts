"use client";

import { useMutation } from "@tanstack/react-query";
import { toastError } from "@/components/feedback/toast.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { saveFile } from "@/lib/save-file.ts";
import { useTRPCClient } from "@/lib/trpc.ts";
import { runBulk } from "./bulk-acts.ts";

/** Saves the drafts of several flows in one file, which can be imported again as it is. */
export function useExportFlows() {
  const client = useTRPCClient();
  return useMutation({
    mutationFn: async (flows: ReadonlyArray<{ id: string; name: string }>) => {
      const files = new Map<string, unknown>();
      const { failed } = await runBulk(flows, {
        act: async ({ id }) => files.set(id, await client.flow.export.query({ id })),
        explain: (error) => (error instanceof Error ? error.message : String(error)),
        signal: new AbortController().signal,
        onProgress: () => undefined,
      });
      if (failed[0]) throw new Error(`"${failed[0].flow.name}": ${failed[0].reason}`);
      const { stringify } = await import("yaml"); // only those who export pay for it
      const text = stringify(flows.map(({ id }) => files.get(id)));
      saveFile(`${formatMany(flows.length, "flow").replaceAll(/\s/g, "-")}.yaml`, { text, type: "application/yaml" });
    },
    onError: (error) => toastError("The flows could not be exported", error),
  });
}
