import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { drawTable } from "../../rest/draw-table.ts";

const answer = z.array(
  z.looseObject({
    id: z.string(),
    name: z.string(),
    component: z.string(),
    verified: z.boolean().optional(),
    account: z.string().optional(),
    kind: z.string().optional(),
    attention: z.string().optional(),
    owner: z.string().optional(),
    usedBy: z.array(z.looseObject({ name: z.string() })),
  }),
);

export const credentialList: Command = {
  usage: "credential list",
  summary: "list credentials (never their values)",
  run: (context) => callApi(context, { method: "GET", path: "/credentials", answer }),
  print: (credentials: z.infer<typeof answer>) =>
    drawTable(["id", "name", "component", "kind", "owner", "verified", "account", "used by"], {
      rows: credentials.map(({ id, name, component, kind, owner, verified, attention, account, usedBy }) => [
        id,
        name,
        component,
        kind,
        owner,
        attention ? "reconnect" : verified === undefined ? "not tried" : verified ? "yes" : "no",
        account,
        usedBy.map((flow) => flow.name).join(", "),
      ]),
      empty: "There are no credentials.",
    }),
};
