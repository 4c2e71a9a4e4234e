import { expect, test } from "vitest";
import type { ListedCredential } from "./credential-table.tsx";
import { filterCredentials } from "./filter-credentials.ts";

const base: ListedCredential = {
  id: "1",
  name: "Warehouse",
  component: "http",
  componentTitle: "HTTP",
  kind: "OAuth 2",
  account: "ada@example.com",
  owner: "Ida",
  renewsItself: true,
  signsIn: true,
  verified: true,
  usedBy: [{ id: "f", name: "Orders", state: "running", isAtWork: true }],
  createdAt: "",
  updatedAt: "",
};
const all: ListedCredential[] = [
  base,
  { ...base, id: "2", name: "Shop", component: "postgres", componentTitle: "PostgreSQL", verified: false, usedBy: [] },
  { ...base, id: "3", name: "Mail", attention: "reconnect" },
];
const ids = (search: string, filter: "all" | "attention" | "unused" = "all") =>
  filterCredentials(all, { search, filter }).map(({ id }) => id);

test("every word of a search counts, wherever it stands", () => {
  expect(ids("http ware")).toEqual(["1"]);
  expect(ids("ADA oauth")).toEqual(["1", "2", "3"]);
  expect(ids("nothing like it")).toEqual([]);
});

test("the list can be cut down to what needs attention, or to what no flow uses", () => {
  expect(ids("", "attention")).toEqual(["2", "3"]);
  expect(ids("", "unused")).toEqual(["2"]);
});
