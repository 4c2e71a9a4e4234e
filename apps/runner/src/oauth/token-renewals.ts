import {
  authorisedWorkspaceId,
  endsBefore,
  findInCatalogue,
  listRenewable,
  loadCatalogue,
  loadComponentVersion,
  openOAuthClient,
  openVariables,
  type RenewableCredential,
  type Renewal,
  renewCredential,
} from "@millrace/db";
import { keepTokens, type OAuthTokens, readTokens, renewalTime, resolveOAuthSettings } from "@millrace/flow";
import type { Runner } from "../runner.ts";
import { requestTokens } from "./request-tokens.ts";
import { Slots } from "./slots.ts";
import { TokenRefusal, TokenTrouble } from "./token-failure.ts";

/** Access that ends this soon is renewed before a step is given it. */
const nearEndMs = 60_000;
/** Whoever asks again within this time gets what the last renewal gave: several replicas notice the end together. */
const justRenewedMs = 20_000;
const firstPauseMs = 10_000;
const longestPauseMs = 300_000;
const mostPerLook = 20;
/** Each holds a connection to the database while the other side thinks: the pool is for others, too. */
const mostAtOnce = 3;

interface Moment {
  credential: RenewableCredential;
  tokens: OAuthTokens;
  now: number;
}

/** Keeps the access of credentials alive. Several runners and steps may ask at once: the credential's row is the lock. */
export class TokenRenewals {
  readonly #parts: Pick<Runner, "db" | "masterKey" | "log" | "signal">;
  readonly #slots = new Slots(mostAtOnce);

  constructor(parts: Pick<Runner, "db" | "masterKey" | "log" | "signal">) {
    this.#parts = parts;
  }

  /** Renews what is due. One provider's silence does not keep the others waiting. */
  async renewDue(): Promise<void> {
    const ids = await listRenewable(this.#parts.db, { limit: mostPerLook });
    const isDue = ({ credential: { renewAt }, now }: Moment) => renewAt !== undefined && renewAt <= now;
    await Promise.all(ids.map((id) => this.#renew({ id, isDue })));
  }

  /** Before a step is given a credential: access that is about to end is renewed first. When that fails, what there is stands. */
  async freshen({ id, workspaceId }: { id: string; workspaceId: string }): Promise<void> {
    const at = new Date(Date.now() + nearEndMs);
    if (!(await endsBefore(this.#parts.db, { id, workspaceId, at }))) return;
    const isDue = ({ tokens: { expires_at: end }, now }: Moment) => end !== undefined && end - now < nearEndMs;
    await this.#renew({ id, workspaceId, isDue });
  }

  /** A step says that its access was refused: renews it whatever its end says. Undefined: no such credential. */
  renewRefused({ id, workspaceId }: { id: string; workspaceId: string }): Promise<Renewal | undefined> {
    const isDue = ({ tokens, now }: Moment) => now - issuedAt(tokens) > justRenewedMs;
    return this.#renew({ id, workspaceId, isDue });
  }

  async #renew(wish: {
    id: string;
    workspaceId?: string;
    isDue: (moment: Moment) => boolean;
  }): Promise<Renewal | undefined> {
    const { db, masterKey, log, signal } = this.#parts;
    const { id, workspaceId, isDue } = wish;
    const renewal = await this.#slots.run(async () => {
      signal.throwIfAborted();
      const ask = (credential: RenewableCredential) => askForTokens(this.#parts, { credential, isDue });
      return renewCredential(db, { id, workspaceId, masterKey, renew: ask });
    });
    if (renewal?.status === "refused" || renewal?.status === "failed") {
      const { status, reason } = renewal;
      log.warn({ credential: id, status, reason }, "a credential's access could not be renewed");
    }
    return renewal;
  }
}

/** Runs while the credential's row is locked. */
async function askForTokens(
  { db, masterKey, signal }: Pick<Runner, "db" | "masterKey" | "signal">,
  { credential, isDue }: { credential: RenewableCredential; isDue: (moment: Moment) => boolean },
): Promise<Renewal> {
  const { component, values, failures } = credential;
  const workspaceId = authorisedWorkspaceId(credential.workspaceId); // as its row says
  const found = findInCatalogue(await loadCatalogue(db, { workspaceId }), { component });
  const kept = found && readTokens(found.descriptor, values);
  const refreshToken = kept?.tokens.refresh_token;
  if (!found || !kept || !refreshToken || !isDue({ credential, tokens: kept.tokens, now: Date.now() })) {
    return { status: "kept" };
  }
  const [version, client] = await Promise.all([
    loadComponentVersion(db, { id: found.id, workspaceId }),
    openOAuthClient(db, { workspaceId, component, masterKey }),
  ]);
  const env = openVariables(masterKey, version?.env ?? {});
  const readiness = resolveOAuthSettings(found.descriptor, { values, client, env });
  if (readiness.status === "incomplete") {
    const lacks = [...readiness.missing.map((name) => `${name} has no value`), ...readiness.problems];
    return { status: "refused", reason: `It cannot be renewed: ${lacks.join("; ")}.` };
  }
  try {
    const answer = await requestTokens(readiness.settings, { grant: { grant: "refresh_token", refreshToken }, signal });
    const now = Date.now();
    const tokens = keepTokens(answer, { before: kept.tokens, now });
    return {
      status: "renewed",
      values: { ...values, [kept.field]: tokens },
      expiresAt: tokens.expires_at,
      renewAt: renewalTime(tokens, { now }),
    };
  } catch (error) {
    if (error instanceof TokenRefusal) return { status: "refused", reason: `${error.message} (${error.code})` };
    if (!(error instanceof TokenTrouble)) throw error;
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** failures);
    return { status: "failed", reason: error.message, renewAt: Date.now() + pauseMs };
  }
}

/** Without an end nobody knows when it was given: long ago, then. */
function issuedAt({ expires_at: end, expires_in: seconds = 0 }: OAuthTokens): number {
  return end === undefined ? 0 : end - seconds * 1000;
}
