"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { toast, toastError } from "@/components/ui/toast.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { useTRPC, useTRPCClient } from "@/lib/trpc.ts";

/** Verifies one after the other: each starts a container of its own. */
export function VerifyAllButton({ credentials }: { credentials: ReadonlyArray<{ id: string }> }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const check = useMutation({
    mutationFn: async () => {
      let failed = 0;
      for (const { id } of credentials) {
        const { verified } = await client.credential.verify.mutate({ id });
        if (!verified) failed += 1;
      }
      return failed;
    },
    onSuccess: (failed) => {
      if (failed === 0) toast.success("All credentials work");
      else toast.error(`${formatMany(failed, "credential")} of ${credentials.length} need attention`);
    },
    onError: (error) => toastError("The credentials could not be verified", error),
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.credential.pathKey() }),
  });
  return (
    <Button busy={check.isPending} onClick={() => check.mutate()}>
      {!check.isPending && <RotateCw aria-hidden />}
      Verify all
    </Button>
  );
}
