import { describe, expect, it } from "vitest";
import type { ComponentDescriptor } from "../component/component-descriptor.ts";
import { type HelpOverride, type HelpPlace, resolveHelp } from "./help-link.ts";
import { helpRuleProblems } from "./help-rule-problems.ts";

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

  it("of a credential's field is its own, not that of the whole credential", () => {
    const fields = {
      key: { viewClass: "PasswordFieldView", label: "Key", help: { description: "Under Settings." } },
      shop: { viewClass: "TextFieldView", label: "Shop" },
    };
    const sources = { descriptor: { ...descriptor, credentials: { ...descriptor.credentials, fields } } };
    const ask = (field: string) => resolveHelp("credential", { target: { ...crm, field }, sources });
    expect(ask("key")).toEqual({ description: "Under Settings." });
    expect(ask("shop")).toEqual({});
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

  const field = (name: string, overrides: HelpOverride[]) =>
    resolveHelp("field", {
      target: { ...crm, function: "send", field: name },
      sources: { descriptor: { ...descriptor, version: "1.2.0" }, overrides },
    });

  it("leads existing help of a field elsewhere, and adds none to fields that have nothing to say", () => {
    const all = [{ component: "crm", link: "https://handbook.example/{component}@{version}#{field}" }];
    expect(field("name", all).link).toBe("https://handbook.example/crm@1.2.0#name");
    expect(field("other", all)).toEqual({});
    expect(field("other", [{ field: "other", link: "https://handbook.example/{field}" }]).link).toBe(
      "https://handbook.example/other",
    );
  });

  it.each<[string, HelpOverride[], string | undefined]>([
    [
      "a field beats a function",
      [
        { field: "name", link: "https://a/" },
        { component: "crm", function: "send", link: "https://b/" },
      ],
      "https://a/",
    ],
    [
      "a component beats a place",
      [
        { place: "field", link: "https://a/" },
        { component: "crm", link: "https://b/" },
      ],
      "https://b/",
    ],
    ["a hidden place shows nothing", [{ component: "crm", hidden: true }], undefined],
    ["a rule for another component is no rule", [{ component: "erp", link: "https://a/" }], undefined],
    ["a rule cannot lead to a script", [{ field: "name", link: "javascript:alert(1)" }], undefined],
    ["nor to one in disguise", [{ field: "name", link: " java\nscript:alert(1)" }], undefined],
  ])("of several rules the most specific decides: %s", (_, overrides, link) => {
    expect(field("name", overrides).link).toBe(link);
  });

  it("can be reworded without changing where it leads", () => {
    const overrides = [{ component: "crm", place: "credential" as const, description: "Ask Ida for a key." }];
    expect(resolveHelp("credential", { target: crm, sources: { descriptor, overrides } })).toEqual({
      description: "Ask Ida for a key.",
      link: "https://crm.example/keys",
    });
  });

  it("of a metadata property is its own, not its function's", () => {
    const docsBaseUrl = "https://docs.example";
    const ask = (property?: { description: string }) =>
      resolveHelp("mapping", {
        target: { ...crm, function: "send", field: "amount", property },
        sources: { descriptor, docsBaseUrl },
      });
    expect(ask({ description: "In cents." })).toEqual({ description: "In cents." });
    expect(ask()).toEqual({});
  });

  it("of a credential that says nothing is the documentation's general page", () => {
    const silent = { title: "Silent", credentials: {} };
    const ask = (docsBaseUrl?: string) =>
      resolveHelp("credential", { target: { component: "silent" }, sources: { descriptor: silent, docsBaseUrl } }).link;
    expect(ask("https://docs.example/base/")).toBe("https://docs.example/base/getting-started/credential.html");
    expect(ask()).toBeUndefined();
  });

  it("joins an anchor to docsUrl when the component's own page cannot be shown", () => {
    const both = { ...descriptor, docsUrl: "https://docs.example/crm" };
    const ask = (docsBaseUrl?: string) =>
      resolveHelp("step-error", { target: { ...crm, function: "send" }, sources: { descriptor: both, docsBaseUrl } })
        .link;
    expect(ask()).toBe("https://docs.example/crm#send");
    expect(ask("https://own.example")).toBe("https://own.example/components/crm/#send");
  });

  it.each<[HelpPlace, string | undefined]>([
    ["component", "https://docs.example/store"],
    ["function", "https://docs.example/store"],
    ["step-error", "https://docs.example/store"],
    ["credential", "https://docs.example/store"],
    ["credential-error", "https://docs.example/store"],
    ["field", undefined],
  ])(
    "at the place %s of a published component leads to its docsUrl when there is no other link to show",
    (place, link) => {
      const actions = { get: { title: "Get", main: "get", help: { description: "Gets it.", link: "/store/#get" } } };
      const published = { title: "Store", docsUrl: "https://docs.example/store", credentials: {}, actions };
      const target = { component: "store", function: "get", ...(place === "field" && { field: "id" }) };
      expect(resolveHelp(place, { target, sources: { descriptor: published } }).link).toBe(link);
    },
  );

  it("hides an anchor when the component has no page of its own", () => {
    const pageless = { title: "Pageless", help: { link: "#top" } };
    const sources = { descriptor: pageless, docsBaseUrl: "https://docs.example" };
    expect(resolveHelp("component", { target: { component: "pageless" }, sources }).link).toBeUndefined();
  });
});

describe("a help rule", () => {
  it.each<[HelpOverride, string[]]>([
    [{ link: "https://handbook.example/{component}" }, []],
    [{ link: "/components/{component}.html" }, []],
    [{ hidden: true }, []],
    [{ link: "https://handbook.example/{page}" }, ["link"]],
    [{ link: "https://handbook.example/{{component}}" }, ["link"]],
    [{ link: "javascript:alert(1)" }, ["link"]],
    [{ link: "https://handbook.example/{function}", place: "component" }, ["link"]],
    [{}, ["link"]],
    [{ function: "send", link: "https://x.example" }, ["function"]],
    [{ component: "crm", function: "gone", link: "https://x.example" }, ["function"]],
    [{ component: "gone", link: "https://x.example" }, ["component"]],
    [{ component: "crm", field: "gone", link: "https://x.example" }, ["field"]],
  ])("%j has its faults named where they are", (rule, parts) => {
    const problems = helpRuleProblems(rule, { findComponent: (name) => (name === "crm" ? descriptor : undefined) });
    expect(problems.map(({ part }) => part)).toEqual(parts);
  });
});
