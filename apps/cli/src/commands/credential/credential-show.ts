import { z } from "zod";
import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";

const answer = z.looseObject({
  id: z.string(),
  name: z.string(),
  component: z.string(),
  kind: z.string().optional(),
  owner: z.string().optional(),
  verified: z.boolean().optional(),
  verifiedAt: z.string().optional(),
  reason: z.string().optional(),
  account: z.string().optional(),
  expiresAt: z.string().optional(),
  renewsItself: z.boolean(),
  attention: z.string().optional(),
  setFields: z.array(z.string()),
  usedBy: z.array(z.looseObject({ id: z.string(), name: z.string(), state: z.string() })),
});

type Shown = z.infer<typeof answer>;

export const credentialShow: Command = {
  usage: "credential show <id>",
  summary: "show a credential: how it stands and who uses it, never its values",
  run: (context, { args: [id = ""] }) =>
    callApi(context, { method: "GET", path: `/credentials/${encodeURIComponent(id)}`, answer }),
  print: (shown: Shown) =>
    [
      `${shown.name} (${shown.component}${shown.kind ? `, ${shown.kind}` : ""})`,
      verdict(shown),
      `access: ${shown.renewsItself ? "renews itself" : (shown.expiresAt ?? "does not end")}`,
      `made by: ${shown.owner ?? "-"}`,
      `values kept for: ${shown.setFields.join(", ") || "-"}`,
      ...shown.usedBy.map(({ id, name, state }) => `used by ${id}  ${name}  ${state}`),
    ].join("\n"),
};

function verdict({ verified, verifiedAt, reason, account, attention }: Shown): string {
  if (attention) return `needs attention: connect it again (${reason ?? "its access was refused"})`;
  if (verified === undefined) return "never verified";
  const when = verifiedAt ? ` (${verifiedAt})` : "";
  return verified ? `works${account ? ` as ${account}` : ""}${when}` : `does not work: ${reason ?? "refused"}${when}`;
}
