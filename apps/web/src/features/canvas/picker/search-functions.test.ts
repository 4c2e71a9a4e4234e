import { describe, expect, it } from "vitest";
import type { ComponentSummary } from "../../flow-editor/catalogue/catalogue.ts";
import { choiceLine } from "./choice-line.ts";
import { choiceCommand, choicesOf, groupChoices, searchFunctions, sharedTitles } from "./search-functions.ts";

const component = (name: string, own: Partial<ComponentSummary>): ComponentSummary => ({
  name,
  title: name,
  version: "1.0.0",
  needsCredential: false,
  triggers: [],
  actions: [],
  ...own,
});

const components = [
  component("http", {
    title: "HTTP",
    category: "Network",
    actions: [{ name: "request", title: "Send a request", keywords: ["rest", "api", "post"] }],
  }),
  component("postgres", {
    title: "PostgreSQL",
    category: "Data",
    triggers: [{ name: "poll", title: "New or updated rows", kind: "polling" }],
    actions: [
      { name: "query", title: "Run a query", description: "Rows of a select, each as a message." },
      { name: "upsert", title: "Insert or update a row" },
    ],
  }),
  component("old", { deprecated: true, actions: [{ name: "post", title: "Post" }] }),
];
const actions = choicesOf(components, "action");
const commands = (query: string) => searchFunctions(actions, query).map(choiceCommand);

describe("the search of the picker", () => {
  it("offers triggers or actions, and nothing deprecated", () => {
    expect(choicesOf(components, "trigger").map(choiceCommand)).toEqual(["postgres:poll"]);
    expect(actions.map(choiceCommand)).toEqual(["http:request", "postgres:query", "postgres:upsert"]);
  });

  it("finds functions by their own title, their component and keywords", () => {
    expect(commands("query")).toEqual(["postgres:query"]);
    expect(commands("postgre")).toEqual(["postgres:query", "postgres:upsert"]);
    expect(commands("rest")).toEqual(["http:request"]);
  });

  it("wants every word, and puts titles before descriptions", () => {
    expect(commands("postgres row")).toEqual(["postgres:upsert", "postgres:query"]);
    expect(commands("postgres nothing")).toEqual([]);
  });

  it("finds a function that says what it does in its help alone, and knows titles that two components have", () => {
    const help = { description: "Puts <b>groups</b><br>together again." };
    const own = [component("pushed", { title: "HTTP", actions: [{ name: "join", title: "Join", help }] })];
    const choices = choicesOf([...components, ...own], "action");
    expect(searchFunctions(choices, "groups together").map(choiceCommand)).toEqual(["pushed:join"]);
    expect(choices.filter(({ component }) => component.name === "pushed").map(choiceLine)).toEqual([
      "Puts groups together again.",
    ]);
    expect([...sharedTitles(choices)]).toEqual(["HTTP"]);
  });

  it("groups by category, with what was used lately on top", () => {
    const groups = groupChoices(actions, ["postgres:upsert", "gone:away"]);
    expect(groups.map((group) => group.title)).toEqual(["Recently used", "Data", "Network"]);
    expect(groups[0]?.rows).toMatchObject([{ kind: "function", choice: { function: { name: "upsert" } } }]);
  });

  it("shows a component with several functions as one row, and one with a single function as that", () => {
    const [data, network] = groupChoices(choicesOf(components, "action"), []);
    expect(data?.rows).toMatchObject([{ kind: "component", component: { name: "postgres" } }]);
    expect(network?.rows).toMatchObject([{ kind: "function", choice: { function: { name: "request" } } }]);
  });
});
