import type { ComponentDescriptor } from "@millrace/flow";
import { expect, test } from "vitest";
import { helpContexts } from "./help-contexts.ts";

const descriptor: ComponentDescriptor = {
  title: "CRM",
  help: { link: "https://crm.example/" },
  credentials: {
    fields: { key: { viewClass: "PasswordFieldView", label: "Key", help: { link: "https://crm.example/key" } } },
    problems: { wrong_key: { link: "https://crm.example/wrong" } },
  },
  actions: {
    send: {
      title: "Send",
      main: "send",
      fields: { to: { viewClass: "TextFieldView", label: "To", help: { description: "An address." } } },
      metadata: { in: { properties: { amount: { title: "Amount", help: { description: "In cents." } } } } },
    },
  },
};

function spots(overrides: Parameters<typeof helpContexts>[0]["overrides"] = []) {
  const contexts = helpContexts({
    component: "crm",
    functionName: "send",
    descriptor,
    overrides,
    docsBaseUrl: undefined,
  });
  return Object.fromEntries(contexts.map(({ title, spots: shown }) => [title, shown]));
}

test("every context of a component is shown with its own labels", () => {
  const named = Object.entries(spots()).map(([title, shown]) => [title, shown.map(({ subject }) => subject)]);
  expect(named).toEqual([
    ["Choosing a trigger or action", ["CRM", "Send"]],
    ["Creating and verifying a credential", ["CRM credential", "Key"]],
    ["When a credential fails", ["wrong key", "anything else"]],
    ["Beside the fields of a step", ["To"]],
    ["Mapping into a step", ["Send", "Amount"]],
    ["On a step's error", ["Send"]],
  ]);
});

test("a rule shows where it decides, and nowhere else", () => {
  const rule = { component: "crm", place: "step-error" as const, link: "https://handbook.example/{function}" };
  const shown = spots([rule]);
  expect(shown["On a step's error"]?.[0]).toMatchObject({ help: { link: "https://handbook.example/send" }, rule });
  expect(shown["Beside the fields of a step"]?.[0]).toMatchObject({
    help: { description: "An address." },
    rule: undefined,
  });
});
