import { describe, expect, it } from "vitest";
import type { ComponentDescriptor } from "./component-descriptor.ts";
import { resolveHelp } from "./help-link.ts";

const descriptor: ComponentDescriptor = {
  title: "CRM",
  help: { link: "/components/crm/" },
  credentials: {
    help: { description: "Where the key is.", link: "https://crm.example/keys" },
    problems: { expired: { link: "https://crm.example/expired" } },
  },
  actions: {
    send: {
      title: "Send",
      main: "send",
      help: { link: "#send" },
      fields: { name: { viewClass: "TextFieldView", label: "Name", help: { link: "javascript:alert(1)" } } },
    },
  },
};
const crm = { component: "crm" };

describe("help", () => {
  it("keeps absolute links and their description", () => {
    expect(resolveHelp("credential", { target: crm, sources: { descriptor } })).toEqual({
      description: "Where the key is.",
      link: "https://crm.example/keys",
    });
  });

  it("joins relative links to the documentation's address, and hides them without one", () => {
    expect(resolveHelp("component", { target: crm, sources: { descriptor } })).toEqual({});
    const sources = { descriptor, docsBaseUrl: "https://docs.example/base" };
    expect(resolveHelp("component", { target: crm, sources }).link).toBe("https://docs.example/base/components/crm/");
  });

  it("joins an anchor to the component's page", () => {
    const sources = { descriptor, docsBaseUrl: "https://docs.example" };
    const help = resolveHelp("function", { target: { ...crm, function: "send" }, sources });
    expect(help.link).toBe("https://docs.example/components/crm/#send");
  });

  it("names the page for one failure of a credential, else the credential's", () => {
    const link = (problem: string) =>
      resolveHelp("credential-error", { target: { ...crm, problem }, sources: { descriptor } }).link;
    expect(link("expired")).toBe("https://crm.example/expired");
    expect(link("other")).toBe("https://crm.example/keys");
  });

  it("never passes on a link that is not http", () => {
    const target = { ...crm, function: "send", field: "name" };
    expect(resolveHelp("field", { target, sources: { descriptor } }).link).toBeUndefined();
  });

  it("lets the administrator's most specific rule win, with names filled in", () => {
    const overrides = [
      { link: "https://handbook.example/all" },
      { component: "crm", place: "function" as const, link: "https://handbook.example/{component}/{function}" },
    ];
    const target = { ...crm, function: "send" };
    expect(resolveHelp("function", { target, sources: { descriptor, overrides } }).link).toBe(
      "https://handbook.example/crm/send",
    );
    expect(resolveHelp("component", { target, sources: { descriptor, overrides } }).link).toBe(
      "https://handbook.example/all",
    );
  });
});
