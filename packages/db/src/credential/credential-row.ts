import type { Credential } from "../generated/client.ts";

/** A credential without its values: those leave the database only on their way into a container. */
export interface CredentialRow {
  id: string;
  name: string;
  component: string;
  /** Undefined: never tried. */
  verified: boolean | undefined;
  verifiedAt: Date | undefined;
  reason: string | undefined;
  helpCode: string | undefined;
  account: string | undefined;
  /** How it signs in, in words. */
  kind: string | undefined;
  /** When the access it holds ends; a credential that renews itself goes on. */
  expiresAt: Date | undefined;
  renewsItself: boolean;
  /** What a person has to do before it works again. */
  attention: "reconnect" | undefined;
  /** Who made it. */
  owner: string | undefined;
  createdAt: Date;
  updatedAt: Date;
}

/** Everything but the sealed values. */
export const visibleColumns = { omit: { sealed: true } } as const;

export function toCredentialRow(row: Omit<Credential, "sealed">): CredentialRow {
  return {
    id: row.id,
    name: row.name,
    component: row.component,
    verified: row.verified ?? undefined,
    verifiedAt: row.verifiedAt ?? undefined,
    reason: row.reason ?? undefined,
    helpCode: row.helpCode ?? undefined,
    account: row.account ?? undefined,
    kind: row.kind ?? undefined,
    expiresAt: row.expiresAt ?? undefined,
    renewsItself: row.renewAt !== null,
    attention: row.attention === "reconnect" ? "reconnect" : undefined,
    owner: row.createdBy ?? undefined,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
