"use client";

import { type OAuthProtocol, oauthClientNames } from "@millrace/flow";
import { useQuery } from "@tanstack/react-query";
import { ExternalLink, LogIn } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import type { ControlIds } from "@/components/form/field.tsx";
import { Button } from "@/components/ui/button.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import type { ShownComponent } from "./credential-form.tsx";
import { OAuthProgress } from "./oauth-progress.tsx";
import { useOAuthConnection } from "./use-oauth-connection.ts";

export interface OAuthConnectProps {
  ids: ControlIds;
  label: string;
  component: ShownComponent;
  protocol: OAuthProtocol;
  /** Of the whole form: addresses and client are among them. */
  values: Record<string, unknown>;
  credentialId: string | undefined;
  /** The credential holds access already. */
  isKept: boolean;
  onGranted(attemptId: string): void;
  /** Other fields have to be filled first. */
  isWaiting: boolean;
  disabled: boolean;
  /** Another way to fill the field, beside the button. */
  otherWay?: ReactNode;
}

/** The field that is filled by signing in at the other system, in a window of its own. */
export function OAuthConnect(props: OAuthConnectProps) {
  const { ids, label, component, protocol, values, credentialId, isKept, onGranted, isWaiting, disabled } = props;
  const { state, start, cancel } = useOAuthConnection({ component: component.name, values, credentialId, onGranted });
  const isBusy = state.status === "starting" || state.status === "waiting";
  const own = useRef<HTMLFieldSetElement>(null);
  // In a long form what came of it would stand below the edge.
  useEffect(() => {
    if (state.status !== "idle" && state.status !== "starting") own.current?.scrollIntoView({ block: "nearest" });
  }, [state.status]);
  const isConnected = isKept || state.status === "granted";
  return (
    <fieldset
      ref={own}
      id={ids.id}
      aria-label={label}
      aria-describedby={ids["aria-describedby"]}
      className="flex flex-col gap-2 rounded-control border p-3"
    >
      <RedirectAddress />
      <div className="flex flex-wrap items-center gap-2">
        <Button busy={state.status === "starting"} disabled={disabled || isWaiting || isBusy} onClick={() => start()}>
          {state.status !== "starting" && <LogIn aria-hidden />}
          {isConnected ? "Connect again" : `Connect to ${component.title}`}
          <ExternalLink aria-hidden className="text-ink-faint" />
        </Button>
        {isWaiting && <span className="text-ink-muted text-xs">Fill in the fields above first.</span>}
        {isKept && state.status === "idle" && <span className="text-ink-muted text-xs">•••••• connected, kept</span>}
        {props.otherWay}
      </div>
      <OAuthProgress
        state={state}
        title={component.title}
        canChooseAccount={protocol === "oauth2"}
        hasClient={oauthClientNames(component.descriptor).length > 0}
        onStart={start}
        onCancel={cancel}
      />
    </fieldset>
  );
}

function RedirectAddress() {
  const trpc = useTRPC();
  const clients = useQuery(trpc.settings.oauthClients.queryOptions(undefined, { staleTime: 60_000 }));
  const address = clients.data?.redirectUri;
  return (
    <div className="flex flex-col text-xs">
      <span className="text-ink-muted">Redirect address to register there</span>
      <span className="flex min-h-7 items-center gap-1">
        <code className="min-w-0 select-all truncate rounded-sm bg-sunken px-1.5 py-0.5 font-mono" title={address}>
          {address ?? "…"}
        </code>
        {address && <CopyButton text={address} label="Copy the redirect address" />}
      </span>
    </div>
  );
}
