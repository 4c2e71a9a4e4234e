import { listOAuthClients, loadCatalogue, openOAuthClient, saveOAuthClient } from "@millrace/db";
import { DomainError, oauthClientNames } from "@millrace/flow";
import { z } from "zod";
import { findComponent } from "../component/find-component.ts";
import { redirectUri } from "../oauth/redirect-uri.ts";
import { adminProcedure, workspaceProcedure } from "../trpc.ts";

const clientShape = z.object({
  component: z.string(),
  componentTitle: z.string(),
  icon: z.string().optional(),
  /** What the component's sign-in needs beyond the credential's own fields; values are never told. */
  names: z.array(z.object({ name: z.string(), isSet: z.boolean() })),
  updatedAt: z.string().optional(),
  updatedBy: z.string().optional(),
});

/** Components that sign in with a client an administrator registers, and the address to register it with. */
export const oauthClients = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/oauth-clients", tags: ["credentials"], summary: "List OAuth clients" } })
  .output(z.object({ redirectUri: z.string(), clients: z.array(clientShape) }))
  .query(async ({ ctx }) => {
    const { db, workspaceId, masterKey } = ctx;
    const [catalogue, changes] = await Promise.all([
      loadCatalogue(db, { workspaceId }),
      listOAuthClients(db, { workspaceId }),
    ]);
    const clients = [...catalogue.values()].map(async ({ name: component, versions: [{ descriptor, icon }] }) => {
      const names = oauthClientNames(descriptor);
      const change = changes.get(component);
      const values = change && names.length > 0 ? await openOAuthClient(db, { workspaceId, component, masterKey }) : {};
      return {
        component,
        componentTitle: descriptor.title,
        icon,
        names: names.map((name) => ({ name, isSet: Object.hasOwn(values, name) })),
        updatedAt: change?.updatedAt.toISOString(),
        updatedBy: change?.updatedBy,
      };
    });
    const all = await Promise.all(clients);
    return { redirectUri: redirectUri(ctx), clients: all.filter(({ names }) => names.length > 0) };
  });

/** Sets values by name; those left out stay, an empty text takes one away. They are sealed and never told again. */
export const saveOauthClient = adminProcedure
  .meta({
    openapi: {
      method: "PUT",
      path: "/oauth-clients/{component}",
      tags: ["credentials"],
      summary: "Set an OAuth client",
    },
  })
  .input(z.object({ component: z.string(), values: z.record(z.string(), z.string().max(4000)) }))
  .output(z.object({ component: z.string() }))
  .mutation(async ({ ctx, input: { component, values: changed } }) => {
    const { db, workspaceId, masterKey, actor } = ctx;
    const { descriptor } = await findComponent(ctx, { component });
    const names = oauthClientNames(descriptor);
    const unknown = Object.keys(changed).find((name) => !names.includes(name));
    if (unknown !== undefined) {
      const known = names.length > 0 ? `It reads ${names.join(", ")}.` : "It reads none.";
      throw new DomainError("invalid_input", `${descriptor.title} does not read "${unknown}". ${known}`);
    }
    const kept = await openOAuthClient(db, { workspaceId, component, masterKey });
    const values = Object.fromEntries(Object.entries({ ...kept, ...changed }).filter(([, value]) => value !== ""));
    await saveOAuthClient(db, { workspaceId, component, masterKey, values, actor });
    return { component };
  });
