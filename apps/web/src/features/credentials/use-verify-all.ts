"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { toast, toastError } from "@/components/feedback/toast.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { useTRPC, useTRPCClient } from "@/lib/trpc.ts";

export interface VerifyAll {
  /** Undefined: nothing is under way. */
  progress: { done: number; all: number } | undefined;
  /** Ids that are being asked right now. */
  underWay: ReadonlySet<string>;
  start(credentials: ReadonlyArray<{ id: string }>): void;
  stop(): void;
}

/** Each starts a container of its own: more at once would slow each other down. */
const mostAtOnce = 2;

/** Verifies many credentials, a few at a time; each result shows in the list as soon as it is there. */
export function useVerifyAll(): VerifyAll {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<VerifyAll["progress"]>();
  const [underWay, setUnderWay] = useState<ReadonlySet<string>>(new Set());
  const stopping = useRef<AbortController>(undefined);

  const run = async (ids: string[]) => {
    const stopper = new AbortController();
    stopping.current = stopper;
    const { signal } = stopper;
    const waiting = [...ids];
    let [done, failed] = [0, 0];
    setProgress({ done, all: ids.length });
    const work = async () => {
      for (let id = waiting.shift(); id !== undefined && !signal.aborted; id = waiting.shift()) {
        const own = id;
        setUnderWay((others) => new Set(others).add(own));
        try {
          const { verified } = await client.credential.verify.mutate({ id: own }, { signal });
          if (!verified) failed += 1;
        } finally {
          setUnderWay((others) => new Set([...others].filter((other) => other !== own)));
        }
        done += 1;
        setProgress({ done, all: ids.length });
        await queryClient.invalidateQueries({ queryKey: trpc.credential.pathKey() });
      }
    };
    try {
      await Promise.all(Array.from({ length: mostAtOnce }, work));
      report({ done, failed, all: ids.length });
    } catch (error) {
      if (!signal.aborted) toastError("The credentials could not be verified", error);
      stopper.abort();
    } finally {
      setProgress(undefined);
      setUnderWay(new Set());
      await queryClient.invalidateQueries({ queryKey: trpc.credential.pathKey() });
    }
  };
  return {
    progress,
    underWay,
    start: (credentials) => void run(credentials.map(({ id }) => id)),
    stop: () => stopping.current?.abort(),
  };
}

function report({ done, failed, all }: { done: number; failed: number; all: number }): void {
  if (done < all) return;
  if (failed === 0) toast.success("All credentials work");
  else toast.error(`${formatMany(failed, "credential")} of ${all} ${failed === 1 ? "needs" : "need"} attention`);
}
