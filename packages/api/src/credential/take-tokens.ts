import { forgetOAuthAttempt, openGrantedTokens } from "@millrace/db";
import {
  type ComponentDescriptor,
  DomainError,
  keepOAuth1Tokens,
  keepTokens,
  type OAuthProtocol,
  oauth1AnswerSchema,
  oauthField,
  tokenAnswerSchema,
} from "@millrace/flow";
import { z } from "zod";
import type { WorkspaceContext } from "../trpc.ts";

interface TakenTokens {
  values: Record<string, unknown>;
  /** The sign-in they came from, to be forgotten once they are saved, and whom it was for. */
  attemptId?: string;
  account?: string | undefined;
}

const referenceSchema = z.strictObject({ attempt: z.string() });

/**
 * Values as they are kept: `{ attempt: ID }` in the OAuth field, which is all a browser ever has of its tokens, becomes the
 * tokens of that sign-in. Programs may bring tokens of their own, and people those of OAuth 1. Throws `invalid_input`.
 */
export async function takeTokens(
  ctx: WorkspaceContext,
  {
    component,
    descriptor,
    values,
  }: { component: string; descriptor: ComponentDescriptor; values: Record<string, unknown> },
): Promise<TakenTokens> {
  const signIn = oauthField(descriptor);
  const given = signIn && values[signIn.name];
  if (signIn === undefined || given === undefined || given === null) return { values };
  const { name: field, protocol } = signIn;
  const reference = referenceSchema.safeParse(given);
  if (reference.success) {
    const attemptId = reference.data.attempt;
    const { tokens, row } = await grantedTokens(ctx, { attemptId, component, field });
    return { values: { ...values, [field]: tokens }, attemptId, account: row.account };
  }
  const tokens = broughtTokens[protocol](given);
  if (tokens) return { values: { ...values, [field]: tokens } };
  throw new DomainError("invalid_input", `"${field}" holds no tokens: ${needs[protocol]}.`);
}

/** Tokens as they are kept; undefined when these are none. */
const broughtTokens: Record<OAuthProtocol, (given: unknown) => object | undefined> = {
  oauth1: (given) => {
    const tokens = oauth1AnswerSchema.safeParse(given);
    return tokens.success ? keepOAuth1Tokens(tokens.data, { now: Date.now() }) : undefined;
  },
  oauth2: (given) => {
    const tokens = tokenAnswerSchema.safeParse(given);
    return tokens.success ? keepTokens(tokens.data, { now: Date.now() }) : undefined;
  },
};

const needs: Record<OAuthProtocol, string> = {
  oauth1: "an oauth_token and its oauth_token_secret are needed",
  oauth2: "at least an access_token is needed",
};

async function grantedTokens(
  { db, workspaceId, masterKey, caller }: WorkspaceContext,
  { attemptId, component, field }: { attemptId: string; component: string; field: string },
) {
  const { sessionId } = caller;
  const granted =
    sessionId === undefined
      ? undefined
      : await openGrantedTokens(db, { id: attemptId, workspaceId, sessionId, masterKey });
  if (granted?.row.component === component && granted.row.field === field) return granted;
  throw new DomainError("invalid_input", "The sign-in is over. Connect once more, then save.");
}

/** Saved: the tokens lie with the credential now. */
export async function forgetAttempt(
  { db, workspaceId, caller: { sessionId } }: WorkspaceContext,
  attemptId: string | undefined,
): Promise<void> {
  if (attemptId === undefined || sessionId === undefined) return;
  await forgetOAuthAttempt(db, { id: attemptId, workspaceId, sessionId });
}
