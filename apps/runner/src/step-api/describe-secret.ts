import {
  authorisedWorkspaceId,
  type Database,
  findCredential,
  findInCatalogue,
  loadCatalogue,
  type MasterKey,
  openCredential,
} from "@millrace/db";
import { DomainError, readTokens } from "@millrace/flow";

interface Secret {
  id: string;
  type: "auth-secret";
  attributes: { name: string; type: "noauth" | "basic" | "api_key" | "oauth2"; credentials: Record<string, unknown> };
}

/** Stands for the credential of a step that signs in to nothing. */
export const noSecretId = "noauth";

/** Of a step without a credential, to a component that asks for one whatever its kind. */
export const noSecret: Secret = {
  id: noSecretId,
  type: "auth-secret",
  attributes: { name: "No authentication", type: "noauth", credentials: {} },
};

/** A credential in the shape of elastic.io's secrets API (component contract §3). Throws `not_found`. */
export async function describeSecret(
  { db, masterKey }: { db: Database; masterKey: MasterKey },
  { id, workspaceId }: { id: string; workspaceId: string },
): Promise<Secret> {
  const scope = authorisedWorkspaceId(workspaceId); // as the step's flow says
  const [row, values, catalogue] = await Promise.all([
    findCredential(db, { workspaceId: scope, id }),
    openCredential(db, { id, workspaceId, masterKey }),
    loadCatalogue(db, { workspaceId: scope }),
  ]);
  if (!values) throw new DomainError("not_found", "The credential was deleted. Choose another one.");
  const descriptor = findInCatalogue(catalogue, row)?.descriptor;
  const signedIn = descriptor && readTokens(descriptor, values);
  if (signedIn) {
    const { [signedIn.field]: _, ...fields } = values;
    return secret(row, { type: "oauth2", credentials: { ...signedIn.tokens, fields } });
  }
  return secret(row, withoutTokens(values));
}

function secret(
  { id, name }: { id: string; name: string },
  { type, credentials }: Omit<Secret["attributes"], "name">,
): Secret {
  return { id, type: "auth-secret", attributes: { name, type, credentials } };
}

/** Read off the names that the contract gives them. */
function withoutTokens(values: Record<string, unknown>): Omit<Secret["attributes"], "name"> {
  if (values.username !== undefined) return { type: "basic", credentials: values };
  const headerName = values.headerName ?? values.apiKeyName;
  const headerValue = values.headerValue ?? values.apiKeyValue;
  if (headerValue !== undefined) return { type: "api_key", credentials: { ...values, headerName, headerValue } };
  return { type: "noauth", credentials: values };
}
