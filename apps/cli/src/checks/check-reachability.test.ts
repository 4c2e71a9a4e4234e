import { expect, test } from "vitest";
import { openAddresses } from "./check-reachability.ts";

const listing = [
  "LISTEN 0 244  127.0.0.1:5432 0.0.0.0:*",
  "LISTEN 0 244  [::1]:5432     [::]:*",
  "LISTEN 0 511  0.0.0.0:6379   0.0.0.0:*",
  "LISTEN 0 511  172.17.0.1:6379 0.0.0.0:*",
].join("\n");

test("a service on the loopback only is out of the steps' reach", () => {
  expect(openAddresses(listing, 5432)).toEqual([]);
});

test("every other address is one step containers can reach", () => {
  expect(openAddresses(listing, 6379)).toEqual(["0.0.0.0:6379", "172.17.0.1:6379"]);
});
