import {
  type OAuth1Settings,
  type OAuth1Tokens,
  type OAuthSettings,
  type OAuthTokens,
  oauth1TokensSchema,
  oauthTokensSchema,
} from "@millrace/flow";
import { z } from "zod";
import type { Database } from "../database.ts";
import type { OauthAttempt } from "../generated/client.ts";
import { type MasterKey, seal, unseal } from "../secrets/sealing.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";

/** A sign-in under way, without its secrets. */
export interface OAuthAttemptRow {
  id: string;
  component: string;
  credentialId: string | undefined;
  field: string;
  status: "open" | "granted" | "failed" | "expired";
  problem: { code: string; message: string } | undefined;
  account: string | undefined;
  missingScopes: string[];
}

/** What only the programs see of it. */
export type OAuthSecrets = OAuth2Secrets | OAuth1Secrets;

export interface OAuth2Secrets {
  protocol: "oauth2";
  settings: OAuthSettings;
  /** Of PKCE. */
  verifier: string;
  redirectUri: string;
  tokens?: OAuthTokens | undefined;
}

export interface OAuth1Secrets {
  protocol: "oauth1";
  settings: OAuth1Settings;
  /** With the state, which OAuth 1 knows nothing of. */
  redirectUri: string;
  /** What the person is asked to permit; absent before the provider gave it. */
  requestToken?: RequestToken | undefined;
  tokens?: OAuth1Tokens | undefined;
}

export interface RequestToken {
  token: string;
  secret: string;
}

interface NewAttempt {
  id: string;
  stateHash: string;
  workspaceId: WorkspaceId;
  sessionId: string;
  component: string;
  credentialId: string | undefined;
  field: string;
  secrets: OAuthSecrets;
  masterKey: MasterKey;
  lifeMs: number;
}

/** Notes a sign-in that is about to begin, and forgets those that are long over. */
export async function createOAuthAttempt(db: Database, attempt: NewAttempt): Promise<void> {
  const { masterKey, secrets, lifeMs, credentialId, ...row } = attempt;
  await db.oauthAttempt.deleteMany({ where: { expiresAt: { lt: new Date(Date.now() - lifeMs) } } });
  await db.oauthAttempt.create({
    data: {
      ...row,
      credentialId: credentialId ?? null,
      sealed: seal(masterKey, { value: secrets, context: row.id }),
      missingScopes: [],
      expiresAt: new Date(Date.now() + lifeMs),
    },
  });
}

interface AttemptKey {
  id: string;
  workspaceId: WorkspaceId;
  sessionId: string;
}

/** Undefined for anybody but the session that began it. */
export async function findOAuthAttempt(db: Database, key: AttemptKey): Promise<OAuthAttemptRow | undefined> {
  const row = await db.oauthAttempt.findFirst({ where: key });
  return row ? toRow(row) : undefined;
}

/** The tokens of a granted sign-in; undefined when it is not granted, or not this session's. */
export async function openGrantedTokens(
  db: Database,
  { masterKey, ...key }: AttemptKey & { masterKey: MasterKey },
): Promise<{ row: OAuthAttemptRow; tokens: OAuthTokens | OAuth1Tokens } | undefined> {
  const found = await db.oauthAttempt.findFirst({ where: { ...key, expiresAt: { gt: new Date() } } });
  const tokens = found && openSecrets(found, masterKey).tokens;
  return found && tokens ? { row: toRow(found), tokens } : undefined;
}

export async function forgetOAuthAttempt(db: Database, key: AttemptKey): Promise<void> {
  await db.oauthAttempt.deleteMany({ where: key });
}

/** Takes the answer of a state, once: a second answer, a late one and one in another session find nothing. */
export async function claimOAuthAttempt(
  db: Database,
  { stateHash, sessionId }: { stateHash: string; sessionId: string },
): Promise<{ id: string } | undefined> {
  const rows = await db.$queryRaw<Array<{ id: string }>>`
    UPDATE oauth_attempt SET status = 'claimed'
    WHERE state_hash = ${stateHash} AND session_id = ${sessionId} AND status = 'open' AND expires_at > now()
    RETURNING id`;
  return rows[0];
}

/** For the runner, which asks for the tokens. */
export async function openOAuthAttempt(
  db: Database,
  { id, masterKey }: { id: string; masterKey: MasterKey },
): Promise<OAuthSecrets | undefined> {
  const row = await db.oauthAttempt.findUnique({ where: { id } });
  return row ? openSecrets(row, masterKey) : undefined;
}

/** Keeps the request token that the provider gave for this sign-in. */
export async function keepRequestToken(
  db: Database,
  { id, masterKey, secrets }: { id: string; masterKey: MasterKey; secrets: OAuth1Secrets },
): Promise<void> {
  await db.oauthAttempt.updateMany({
    where: { id, status: "open" },
    data: { sealed: seal(masterKey, { value: secrets, context: id }) },
  });
}

interface Granted {
  id: string;
  masterKey: MasterKey;
  secrets: OAuthSecrets;
  account: string | undefined;
  missingScopes: string[];
}

export async function grantOAuthAttempt(db: Database, granted: Granted): Promise<void> {
  const { id, masterKey, secrets, account, missingScopes } = granted;
  await db.oauthAttempt.updateMany({
    where: { id },
    data: {
      status: "granted",
      sealed: seal(masterKey, { value: secrets, context: id }),
      account: account ?? null,
      missingScopes,
    },
  });
}

export async function failOAuthAttempt(
  db: Database,
  { id, problem }: { id: string; problem: { code: string; message: string } },
): Promise<void> {
  await db.oauthAttempt.updateMany({
    where: { id },
    data: { status: "failed", problemCode: problem.code, problem: problem.message },
  });
}

function toRow(row: OauthAttempt): OAuthAttemptRow {
  return {
    id: row.id,
    component: row.component,
    credentialId: row.credentialId ?? undefined,
    field: row.field,
    status: statusOf(row),
    problem: row.problem === null ? undefined : { code: row.problemCode ?? "failed", message: row.problem },
    account: row.account ?? undefined,
    missingScopes: row.missingScopes,
  };
}

function statusOf({ status, expiresAt }: OauthAttempt): OAuthAttemptRow["status"] {
  if (status === "failed") return "failed";
  if (expiresAt.getTime() < Date.now()) return "expired";
  return status === "granted" ? "granted" : "open";
}

const oauth2SecretsSchema = z.object({
  // Those of sign-ins that were begun before there was another kind say nothing.
  protocol: z.literal("oauth2").default("oauth2"),
  settings: z.object({
    authUri: z.string(),
    tokenUri: z.string(),
    clientId: z.string(),
    clientSecret: z.string().exactOptional(),
    scopes: z.array(z.string()),
    accessType: z.string().exactOptional(),
    prompt: z.string().exactOptional(),
    clientAuth: z.enum(["basic", "body"]),
  }),
  verifier: z.string(),
  redirectUri: z.string(),
  tokens: oauthTokensSchema.optional(),
});

const oauth1SecretsSchema = z.object({
  protocol: z.literal("oauth1"),
  settings: z.object({
    requestTokenUri: z.string(),
    authUri: z.string(),
    accessTokenUri: z.string(),
    consumerKey: z.string(),
    consumerSecret: z.string(),
  }),
  redirectUri: z.string(),
  requestToken: z.object({ token: z.string(), secret: z.string() }).optional(),
  tokens: oauth1TokensSchema.optional(),
});

const secretsSchema = z.union([oauth1SecretsSchema, oauth2SecretsSchema]);

function openSecrets({ id, sealed }: OauthAttempt, masterKey: MasterKey): OAuthSecrets {
  return secretsSchema.parse(unseal(masterKey, { sealed, context: id }));
}
