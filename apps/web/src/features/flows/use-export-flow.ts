"use client";

import { useQueryClient } from "@tanstack/react-query";
import { toastError } from "@/components/feedback/toast.tsx";
import { saveFile } from "@/lib/save-file.ts";
import { useTRPC } from "@/lib/trpc.ts";

/** Saves the draft of a flow as a flow file (YAML); credentials are in it by name only. */
export function useExportFlow({ id, name }: { id: string; name: string }): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    try {
      const file = await queryClient.fetchQuery(trpc.flow.export.queryOptions({ id }, { staleTime: 0 }));
      const { stringify } = await import("yaml"); // only those who export pay for it
      saveFile(`${fileName(name)}.flow.yaml`, { text: stringify(file), type: "application/yaml" });
    } catch (error) {
      toastError(`"${name}" could not be exported`, error);
    }
  };
}

function fileName(name: string): string {
  const safe = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-");
  return safe.replaceAll(/^-|-$/g, "") || "flow";
}
