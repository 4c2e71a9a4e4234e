import { expect, test } from "vitest";
import { byCategory } from "./by-category.ts";

const http = {
  name: "http",
  title: "HTTP",
  category: "Network",
  triggers: [],
  actions: [{ title: "HTTP request", keywords: ["rest"] }],
};
const ftp = { ...http, name: "ftp", title: "FTP", actions: [] };
const odd = { name: "odd", title: "Odd", triggers: [], actions: [] };

test("components stand in their category by title, those without one last", () => {
  const groups = byCategory([odd, http, ftp], { search: "" });
  expect(groups.map(({ category, members }) => [category, members.map(({ title }) => title)])).toEqual([
    ["Network", ["FTP", "HTTP"]],
    ["Other", ["Odd"]],
  ]);
});

test("the search looks into triggers, actions and their keywords", () => {
  expect(byCategory([odd, http, ftp], { search: "REST network" })).toEqual([{ category: "Network", members: [http] }]);
});
