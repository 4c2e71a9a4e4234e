import { type Actor, findApiKey, findMemberships, type WorkspaceId } from "@millrace/db";
import type { ApiServices } from "./services.ts";

/** Who asks, and for which workspace: shown by a session or an API key. */
export interface Caller {
  actor: Actor;
  workspaceId: WorkspaceId;
  workspaceName: string | undefined;
  role: string;
  user: { id: string; name: string; email: string } | undefined;
  /** Of the browser; absent with an API key. */
  sessionId?: string | undefined;
}

export interface ApiContext extends ApiServices {
  /** Undefined: not signed in. */
  caller: Caller | undefined;
}

/** The context of a browser's request: whoever its session cookie names. */
export async function createSessionContext(
  services: ApiServices,
  { headers }: { headers: Headers },
): Promise<ApiContext> {
  return { ...services, caller: await findSessionCaller(services, { headers }) };
}

/** The context of a program's request: whoever its `Authorization: Bearer` key belongs to. */
export async function createKeyContext(services: ApiServices, { headers }: { headers: Headers }): Promise<ApiContext> {
  const apiKey = /^Bearer\s+(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  const holder = apiKey === undefined ? undefined : await findApiKey(services.db, { apiKey });
  const caller = holder && {
    actor: { userId: holder.userId, name: holder.name },
    workspaceId: holder.workspaceId,
    workspaceName: undefined,
    role: "owner", // a key may do what its workspace's owner may
    user: undefined,
  };
  return { ...services, caller };
}

async function findSessionCaller(
  { auth, db }: ApiServices,
  { headers }: { headers: Headers },
): Promise<Caller | undefined> {
  const session = await auth.api.getSession({ headers });
  if (!session) return undefined;
  const { user } = session;
  const memberships = await findMemberships(db, { userId: user.id });
  const chosen = session.session.activeOrganizationId;
  const membership = memberships.find(({ workspaceId }) => workspaceId === chosen) ?? memberships[0];
  if (!membership) return undefined;
  return {
    actor: { userId: user.id, name: user.name },
    workspaceId: membership.workspaceId,
    workspaceName: membership.workspaceName,
    role: membership.role,
    user: { id: user.id, name: user.name, email: user.email },
    sessionId: session.session.id,
  };
}
