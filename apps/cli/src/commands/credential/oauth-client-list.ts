import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { drawTable } from "../../rest/draw-table.ts";

const answer = z.looseObject({
  redirectUri: z.string(),
  clients: z.array(
    z.looseObject({
      component: z.string(),
      names: z.array(z.looseObject({ name: z.string(), isSet: z.boolean() })),
      updatedBy: z.string().optional(),
    }),
  ),
});

export const oauthClientList: Command = {
  usage: "oauth-client list",
  summary: "list the OAuth clients that components need, and the redirect address to register",
  run: (context) => callApi(context, { method: "GET", path: "/oauth-clients", answer }),
  print: ({ redirectUri, clients }: z.infer<typeof answer>) =>
    [
      `redirect address: ${redirectUri}`,
      drawTable(["component", "names", "changed by"], {
        rows: clients.map(({ component, names, updatedBy }) => [
          component,
          names.map(({ name, isSet }) => `${name} ${isSet ? "(set)" : "(missing)"}`).join(", "),
          updatedBy,
        ]),
        empty: "No component here needs a client of yours.",
      }),
    ].join("\n"),
};
