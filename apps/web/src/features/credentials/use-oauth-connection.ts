"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { readApiError } from "@/lib/api-error.ts";
import { type ApiOutputs, useTRPC, useTRPCClient } from "@/lib/trpc.ts";
import { oauthChannel } from "./oauth-channel.ts";

type Outcome = ApiOutputs["credential"]["connection"];

/** A sign-in at the outside system, as the form shows it. */
export type OAuthState =
  | { status: "idle" }
  | { status: "starting" }
  /** `url`: for a window the browser did not let us open. */
  | { status: "waiting"; url: string; isBlocked: boolean; isClosed: boolean }
  | { status: "granted"; outcome: Outcome }
  | { status: "failed"; code: string; message: string };

interface Wish {
  component: string;
  values: Record<string, unknown>;
  credentialId: string | undefined;
  onGranted(attemptId: string): void;
}

const pollMs = 1_000;
const windowFeatures = "popup,width=560,height=720";

/** Opens the system's own sign-in page in a window and waits for what comes of it. */
export function useOAuthConnection({ component, values, credentialId, onGranted }: Wish) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [attempt, setAttempt] = useState<{ id: string; url: string | undefined; isBlocked: boolean }>();
  const [failure, setFailure] = useState<{ code: string; message: string }>();
  const [isStarting, setStarting] = useState(false);
  const popup = useRef<Window | null>(null);
  const asked = useQuery(
    trpc.credential.connection.queryOptions(
      { attemptId: attempt?.id ?? "" },
      {
        enabled: attempt !== undefined,
        refetchInterval: ({ state }) => (state.data && state.data.status !== "open" ? false : pollMs),
        // The sign-in window in front hides this page in some browsers.
        refetchIntervalInBackground: true,
        staleTime: 0,
        gcTime: 0,
      },
    ),
  );
  const isOpen = attempt !== undefined && (asked.data === undefined || asked.data.status === "open");
  const isClosed = useIsClosed(popup, isOpen);
  const { refetch } = asked;
  useEffect(() => (isOpen ? onOAuthAnswer(() => void refetch()) : undefined), [isOpen, refetch]);

  const grantedId = asked.data?.status === "granted" ? attempt?.id : undefined;
  const told = useRef<string>(undefined);
  useEffect(() => {
    if (grantedId === undefined || told.current === grantedId) return;
    told.current = grantedId;
    onGranted(grantedId);
  }, [grantedId, onGranted]);

  const start = async (again?: "account" | "consent") => {
    // Opened at once: a browser lets a page open windows only while it handles a click.
    popup.current?.close();
    popup.current = window.open("about:blank", "_blank", windowFeatures);
    if (popup.current) {
      popup.current.opener = null; // the other side's page gets no hold on this one
      sayWhatComes(popup.current);
    }
    setFailure(undefined);
    setAttempt(undefined);
    setStarting(true);
    try {
      const begun = await client.credential.connect.mutate({ component, values, credentialId, again });
      setAttempt({ id: begun.attemptId, url: begun.url, isBlocked: popup.current === null });
      if (begun.url === undefined) popup.current?.close();
      else if (popup.current) popup.current.location.href = begun.url;
    } catch (error) {
      popup.current?.close();
      setFailure(readApiError(error));
    } finally {
      setStarting(false);
    }
  };
  const cancel = () => {
    popup.current?.close();
    setAttempt(undefined);
  };
  const state = describe({ isStarting, attempt, failure, asked: asked.data, error: asked.error, isClosed });
  return { state, start: (again?: "account" | "consent") => void start(again), cancel };
}

/** Some systems have to be asked first, and take their time: no empty window meanwhile. */
function sayWhatComes({ document: blank }: Window): void {
  const { style } = blank.documentElement;
  style.colorScheme = getComputedStyle(document.documentElement).colorScheme;
  style.fontFamily = "system-ui, sans-serif";
  blank.title = "Sign-in";
  blank.body.textContent = "Asking the other system for its sign-in page…";
}

interface Facts {
  isStarting: boolean;
  attempt: { url: string | undefined; isBlocked: boolean } | undefined;
  failure: { code: string; message: string } | undefined;
  asked: Outcome | undefined;
  error: unknown;
  isClosed: boolean;
}

function describe({ isStarting, attempt, failure, asked, error, isClosed }: Facts): OAuthState {
  if (isStarting) return { status: "starting" };
  if (failure) return { status: "failed", ...failure };
  if (!attempt) return { status: "idle" };
  if (asked?.status === "granted") return { status: "granted", outcome: asked };
  if (asked?.status === "failed") {
    return { status: "failed", ...(asked.problem ?? { code: "failed", message: "The sign-in failed." }) };
  }
  if (asked?.status === "expired") {
    return { status: "failed", code: "expired", message: "Nobody signed in within ten minutes." };
  }
  const trouble = error ? readApiError(error) : undefined;
  if (trouble?.code === "not_found") return { status: "failed", code: trouble.code, message: trouble.message };
  if (attempt.url === undefined) return { status: "starting" }; // nobody was sent anywhere: why is being asked
  return {
    status: "waiting",
    url: attempt.url,
    isBlocked: attempt.isBlocked,
    isClosed: isClosed && !attempt.isBlocked,
  };
}

/** Only a hint: a provider may cut the window off from us, which looks like closing it. The answer still counts. */
function useIsClosed(popup: { current: Window | null }, isWatched: boolean): boolean {
  const [isClosed, setClosed] = useState(false);
  useEffect(() => {
    setClosed(false);
    if (!isWatched) return;
    const timer = setInterval(() => setClosed(popup.current?.closed === true), 500);
    return () => clearInterval(timer);
  }, [popup, isWatched]);
  return isClosed;
}

/** The window that came back says so; asking every second is for browsers that keep windows apart. */
function onOAuthAnswer(react: () => void): () => void {
  const channel = new BroadcastChannel(oauthChannel);
  channel.onmessage = react;
  return () => channel.close();
}
