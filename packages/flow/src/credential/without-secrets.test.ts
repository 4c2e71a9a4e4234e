import { expect, test } from "vitest";
import { flowDefinitionSchema } from "../definition/flow-definition.ts";
import { withoutSecrets } from "./without-secrets.ts";

const hook = {
  title: "Hook",
  triggers: {
    receive: {
      title: "Receive",
      main: "x",
      fields: {
        auth: { viewClass: "WebhookAuthView", label: "Who may call" },
        pin: { viewClass: "PasswordFieldView", label: "Pin" },
        path: { viewClass: "TextFieldView", label: "Path" },
      },
    },
  },
};

test("secrets typed into steps are cleared and named; everything else stays", () => {
  const fields = { auth: { type: "HMAC", hmacSecret: "s3cret" }, pin: "1234", path: "/" };
  const definition = flowDefinitionSchema.parse({
    graph: { nodes: [{ id: "step_1", command: "hook:receive", credential: "c1", fields }], edges: [] },
  });
  const { definition: clean, cleared } = withoutSecrets(definition, () => hook);
  expect(clean.graph.nodes[0]).toMatchObject({ credential: "c1", fields: { auth: { type: "HMAC" }, path: "/" } });
  expect(JSON.stringify(clean)).not.toMatch(/s3cret|1234/);
  expect(cleared.map(({ label }) => label).sort()).toEqual(["Pin", "Who may call"]);
});

test("a webhook that anybody may call is left alone", () => {
  const definition = flowDefinitionSchema.parse({
    graph: { nodes: [{ id: "step_1", command: "hook:receive", fields: { auth: { type: "NO_AUTH" } } }], edges: [] },
  });
  expect(withoutSecrets(definition, () => hook)).toEqual({ definition, cleared: [] });
});
