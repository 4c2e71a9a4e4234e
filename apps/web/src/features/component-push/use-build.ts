"use client";

import { useEffect, useState } from "react";
import { readApiError } from "@/lib/api-error.ts";
import { type ApiOutputs, useTRPCClient } from "@/lib/trpc.ts";

type Build = ApiOutputs["component"]["build"];

export interface FollowedBuild {
  /** Undefined until the first answer. */
  build: Build | undefined;
  /** All it has said. */
  log: string;
  /** Why nothing more is heard; it is asked again as long as the reason may pass. */
  problem: string | undefined;
}

const lookEveryMs = 700;

/** Follows a build to its end; only what is new of its log travels. */
export function useBuild(id: string): FollowedBuild {
  const client = useTRPCClient();
  const [followed, setFollowed] = useState<FollowedBuild>({ build: undefined, log: "", problem: undefined });
  useEffect(() => {
    const ending = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let log = "";
    const look = async () => {
      try {
        const build = await client.component.build.query({ id, after: log.length }, { signal: ending.signal });
        log += build.log;
        setFollowed({ build, log, problem: undefined });
        if (build.status === "done" || build.status === "failed") return;
      } catch (error) {
        if (ending.signal.aborted) return;
        const { code, message } = readApiError(error);
        setFollowed((before) => ({ ...before, problem: message }));
        if (code === "not_found") return;
      }
      timer = setTimeout(() => void look(), lookEveryMs);
    };
    void look();
    return () => {
      ending.abort();
      clearTimeout(timer);
    };
  }, [client, id]);
  return followed;
}
