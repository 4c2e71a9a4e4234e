"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { readApiError } from "@/lib/api-error.ts";
import { errorLogs } from "@/lib/error-logs.ts";
import { useTRPC, useTRPCClient } from "@/lib/trpc.ts";
import type { SavedCredential } from "./credential-wizard.tsx";
import { refusal } from "./use-verify-credential.ts";

export interface CredentialOutcome {
  verified: boolean;
  reason?: string | undefined;
  account?: string | undefined;
  /** Flows at work whose steps take the changed values up. */
  takenUpBy?: ReadonlyArray<{ id: string; name: string }> | undefined;
}

export interface SaveFailure {
  /** The outside system's own message, or why it could not be asked. */
  reason: string;
  help?: { description?: string | undefined; link?: string | undefined } | undefined;
  /** What the component said meanwhile. */
  logs?: readonly string[] | undefined;
  /** Whether keeping it in spite of this is possible: not when the platform itself refused it. */
  canSaveAnyway: boolean;
}

interface SaveRequest {
  name: string;
  values: Record<string, unknown>;
  /** Keep it even if the outside system does not accept it. */
  anyway: boolean;
}

interface Target {
  component: string;
  existing: SavedCredential | undefined;
  onSaved: ((credential: SavedCredential) => void) | undefined;
}

/** Verifies and saves, and keeps what came of it for the form to show. */
export function useSaveCredential({ component, existing, onSaved }: Target) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const [saved, setSaved] = useState<CredentialOutcome>();
  const [failure, setFailure] = useState<SaveFailure>();
  const [isTouched, setTouched] = useState(false);
  const asking = useRef<AbortController>(undefined);

  const attempt = useMutation({
    mutationFn: ({ name, values, anyway }: SaveRequest) => {
      // The first try has already said what is wrong: keeping it anyway must not wait for the same answer again.
      const wish = { name, values, verify: !anyway, saveUnverified: anyway };
      asking.current = new AbortController();
      const { signal } = asking.current;
      return existing
        ? client.credential.update.mutate({ id: existing.id, ...wish }, { signal })
        : client.credential.create.mutate({ component, ...wish }, { signal });
    },
    onSuccess: ({ id, ...outcome }, { name }) => {
      if (id === undefined) {
        setFailure({
          reason: outcome.reason ?? refusal,
          help: outcome.help,
          logs: outcome.logs,
          canSaveAnyway: true,
        });
        return;
      }
      setSaved(outcome);
      onSaved?.({ id, name, component });
      return queryClient.invalidateQueries({ queryKey: trpc.credential.pathKey() });
    },
    onError: (error) => {
      if (asking.current?.signal.aborted) return; // stopped on purpose: everything typed is still there
      const { code, message } = readApiError(error);
      setFailure({
        reason: message,
        logs: errorLogs(error),
        canSaveAnyway: ["timed_out", "unavailable", "verification_failed"].includes(code),
      });
    },
  });
  return {
    save: (request: SaveRequest) => {
      setFailure(undefined);
      attempt.mutate(request);
    },
    /** Gives up asking; nothing is saved. */
    cancel: () => asking.current?.abort(),
    busy: attempt.isPending,
    saved,
    failure,
    /** Something was typed that closing would lose. */
    isTouched,
    touch: () => setTouched(true),
    /** What failed was with another access. */
    forgetFailure: () => setFailure(undefined),
  };
}
