import { ExternalLink } from "lucide-react";
import { Notice } from "@/components/feedback/notice.tsx";
import { Spinner } from "@/components/feedback/spinner.tsx";
import { Button } from "@/components/ui/button.tsx";
import type { OAuthState } from "./use-oauth-connection.ts";

export interface OAuthProgressProps {
  state: OAuthState;
  /** Of the component. */
  title: string;
  /** Whether the other system can be asked to offer another account. */
  canChooseAccount: boolean;
  /** Whether an administrator keeps the component's client. */
  hasClient: boolean;
  onStart(again?: "account" | "consent"): void;
  onCancel(): void;
}

/** How the sign-in in the other window goes, and what can be done about it. */
export function OAuthProgress({ state, onCancel, ...rest }: OAuthProgressProps) {
  const { onStart } = rest;
  switch (state.status) {
    case "idle":
    case "starting":
      return null;
    case "waiting":
      return <Waiting state={state} onStart={onStart} onCancel={onCancel} />;
    case "granted":
      return <Granted outcome={state.outcome} {...rest} />;
    case "failed":
      return <Failed state={state} {...rest} />;
  }
}

type Waits = Extract<OAuthState, { status: "waiting" }>;

function Waiting({ state, onStart, onCancel }: { state: Waits } & Pick<OAuthProgressProps, "onStart" | "onCancel">) {
  if (state.isBlocked) {
    return (
      <Notice tone="warning" title="The browser did not open the window">
        <div className="flex flex-wrap items-center gap-2">
          <Button asChild size="sm">
            <a href={state.url} target="_blank" rel="noopener noreferrer">
              Open the sign-in page
            </a>
          </Button>
          <span className="text-ink-muted text-xs">This form waits for it.</span>
        </div>
      </Notice>
    );
  }
  return (
    <div role="status" className="flex flex-wrap items-center gap-2 text-ink-muted text-sm">
      {state.isClosed ? "The window is closed, and no answer came." : <Spinner />}
      {!state.isClosed && "Waiting for you to sign in in the other window…"}
      {state.isClosed && (
        <Button size="sm" onClick={() => onStart()}>
          Open it again
        </Button>
      )}
      <Button size="sm" variant="ghost" onClick={onCancel}>
        Stop waiting
      </Button>
    </div>
  );
}

type Grants = Extract<OAuthState, { status: "granted" }>;

type Surroundings = Omit<OAuthProgressProps, "state" | "onCancel">;

function Granted({ outcome, title, canChooseAccount, onStart }: { outcome: Grants["outcome"] } & Surroundings) {
  const { account, accountBefore, missingScopes } = outcome;
  const another = canChooseAccount && (
    <Button size="sm" onClick={() => onStart("account")}>
      Use another account
    </Button>
  );
  if (missingScopes.length > 0) {
    return (
      <Notice
        tone="warning"
        title={`${account ? `Connected as ${account}, but ` : ""}${title} did not give every permission`}
      >
        <p>Missing:</p>
        <ul className="my-1 flex flex-wrap gap-1">
          {missingScopes.map((scope) => (
            <li key={scope}>
              <code className="rounded-sm bg-surface px-1.5 py-0.5 font-mono text-xs">{scope}</code>
            </li>
          ))}
        </ul>
        <p className="mb-2 text-ink-muted">Steps that need them will fail. You can save it as it is.</p>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => onStart("consent")}>
            Ask for them again
          </Button>
          {another}
        </div>
      </Notice>
    );
  }
  if (account && accountBefore && account !== accountBefore) {
    return (
      <Notice tone="warning" title={`Another account than before: ${account}`}>
        <p className="mb-2">
          This credential was connected as {accountBefore}. Saved like this, all its steps act as {account}.
          {!canChooseAccount && ` To take the other one, sign out at ${title} first.`}
        </p>
        {another}
      </Notice>
    );
  }
  return (
    <Notice tone="good" title={account ? `Connected as ${account}` : `Connected to ${title}`}>
      {another}
    </Notice>
  );
}

type Failure = Extract<OAuthState, { status: "failed" }>;

function Failed({ state: { code, message }, title, hasClient, onStart }: { state: Failure } & Surroundings) {
  const isDenied = code === "access_denied";
  return (
    <Notice tone="problem" title={isDenied ? `The permission was refused at ${title}` : message}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex flex-col gap-1 text-ink-muted text-xs">
          {isDenied ? message : hints[code]}
          {hasClient && clientProblems.has(code) && <ClientLink />}
        </span>
        <Button size="sm" onClick={() => onStart(isDenied ? "account" : undefined)}>
          Try again
        </Button>
      </div>
    </Notice>
  );
}

/** In a tab of its own: what was typed here stays. */
function ClientLink() {
  return (
    <a
      href="/settings/oauth-clients"
      target="_blank"
      rel="noopener noreferrer"
      className="inline-flex w-fit items-center gap-1 rounded-sm text-accent-text underline-offset-2 hover:underline"
    >
      Open the OAuth clients
      <ExternalLink aria-hidden className="size-3" />
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}

/** Mended where an administrator keeps what was registered at the other system. */
const clientProblems: ReadonlySet<string> = new Set([
  "client_refused",
  "invalid_client",
  "unauthorized_client",
  "invalid_input",
]);

/** What usually cures the standard's own failures (RFC 6749 §4.1.2.1 and §5.2), and those of OAuth 1 by the names we give them. */
const hints: Record<string, string> = {
  invalid_client: "Check client ID and secret, and how the client is shown.",
  unauthorized_client: "The client is not allowed to sign people in this way: look at its settings over there.",
  invalid_grant: "The code was too old or used already. Usually the next try works.",
  invalid_scope: "One of the permissions is unknown there.",
  redirect_uri_mismatch: "Register the redirect address above at the other system.",
  client_refused: "Check the consumer key and its secret: the other system does not know them together.",
  callback_refused: "Register the redirect address above at the other system.",
  clock_refused: "Set the clock of the machine Millrace runs on: a signature holds for some minutes only.",
  token_refused: "The permission was too old or used already. Usually the next try works.",
  no_verifier: "Mostly that means: the permission was refused there.",
  wrong_token: "Perhaps two windows were open. Connect once more, in one.",
  no_token: "It comes with the component, or from the fields above.",
  moved: "It comes with the component, or from the fields above.",
  unreachable: "Millrace itself calls the token address: it has to be reachable from the machine it runs on.",
  expired: "Connect once more.",
};
