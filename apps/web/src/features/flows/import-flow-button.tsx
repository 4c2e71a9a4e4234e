"use client";

import { FlowFileError, readFlowText } from "@millrace/flow";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ChangeEvent, useRef } from "react";
import { Button } from "@/components/ui/button.tsx";
import { toast, toastError } from "@/components/ui/toast.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { useTRPC } from "@/lib/trpc.ts";

/** Takes a flow file from disk and opens it as a draft. A flow of the same name gets a new draft; what runs stays as it is. */
export function ImportFlowButton() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const apply = useMutation(trpc.flow.applyFile.mutationOptions());

  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.target.files ?? [];
    event.target.value = ""; // the same file may be chosen again after it was mended
    if (!chosen) return;
    try {
      const [flow] = (await readFlowText(await chosen.text())).flows;
      if (!flow) return;
      const { id, problems } = await apply.mutateAsync({ file: flow.file });
      await queryClient.invalidateQueries({ queryKey: trpc.flow.list.queryKey() });
      toast.success(`${chosen.name} is imported`, {
        description:
          problems.length > 0
            ? `${formatMany(problems.length, "problem")} to look at before it can be published.`
            : undefined,
      });
      router.push(`/flows/${id}`);
    } catch (error) {
      if (error instanceof FlowFileError)
        toast.error(`${chosen.name} could not be imported`, { description: error.message });
      else toastError(`${chosen.name} could not be imported`, error);
    }
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,.yaml,.yml,application/json,application/yaml"
        aria-label="Flow file"
        className="hidden"
        onChange={take}
      />
      <Button busy={apply.isPending} onClick={() => input.current?.click()}>
        {!apply.isPending && <Upload aria-hidden />}
        Import
      </Button>
    </>
  );
}
