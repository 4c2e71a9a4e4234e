"use client";

import { useQueryClient } from "@tanstack/react-query";
import { toastError } from "@/components/feedback/toast.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { saveFile } from "@/lib/save-file.ts";
import { useTRPC } from "@/lib/trpc.ts";

/** Saves a version as a flow file. */
export function useExportVersion(): (version: number) => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const id = useFlowId();
  return async (version) => {
    try {
      const file = await queryClient.fetchQuery(trpc.flow.export.queryOptions({ id, version }));
      const { stringify } = await import("yaml"); // only those who export pay for it
      const name = file.name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").toLowerCase();
      saveFile(`${name}-v${version}.flow.yaml`, { text: stringify(file), type: "application/yaml" });
    } catch (error) {
      toastError(`Version ${version} could not be exported`, error);
    }
  };
}
