"use client";

import type { ImportedFlow } from "@millrace/flow";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "@/components/feedback/toast.tsx";
import { readApiError } from "@/lib/api-error.ts";
import { formatMany } from "@/lib/format-count.ts";
import { useTRPC, useTRPCClient } from "@/lib/trpc.ts";
import { importGuide } from "./import-choice.ts";

export interface WantedFlow {
  flow: ImportedFlow;
  name: string;
}

export interface ImportOutcome {
  made: Array<{ id: string; name: string; problems: number }>;
  failed: Array<{ name: string; reason: string }>;
}

/** Makes the wanted flows one after the other. A single one that worked is opened at once; of several it is told what came of each. */
export function useImportFlows({ folder, onClose }: { folder: string | undefined; onClose(): void }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const router = useRouter();
  const [isPending, setPending] = useState(false);
  const [report, setReport] = useState<ImportOutcome>();

  const start = async (wanted: readonly WantedFlow[]) => {
    setPending(true);
    const outcome: ImportOutcome = { made: [], failed: [] };
    for (const { flow, name } of wanted) {
      try {
        const file = { ...flow.file, name };
        const { id, problems } = await client.flow.applyFile.mutate({ file, folder });
        const wantsCredential = problems.some(({ code }) => /_credential$/.test(code));
        if (flow.notes.length > 0 || flow.description || wantsCredential || flow.origin === "elastic.io") {
          await client.flow.setGuide.mutate({ id, guide: importGuide({ ...flow, file }) });
        }
        outcome.made.push({ id, name, problems: problems.length });
      } catch (error) {
        outcome.failed.push({ name, reason: readApiError(error).message });
      }
    }
    await queryClient.invalidateQueries({ queryKey: trpc.flow.pathKey() });
    setPending(false);
    const [only, ...others] = outcome.made;
    if (!only || others.length > 0 || outcome.failed.length > 0) return setReport(outcome);
    toast.success(`"${only.name}" is imported`, {
      description:
        only.problems > 0
          ? `${formatMany(only.problems, "problem")} to look at before it can be published.`
          : "It is a draft: publish it when you are ready.",
    });
    onClose();
    router.push(`/flows/${only.id}`);
  };
  return { start: (wanted: readonly WantedFlow[]) => void start(wanted), isPending, report };
}
