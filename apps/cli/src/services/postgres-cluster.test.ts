import { expect, test } from "vitest";
import { parseClusters } from "./postgres-cluster.ts";

test("the columns of pg_lsclusters become clusters", () => {
  const text = [
    "15  main    5432 down   postgres /var/lib/postgresql/15/main /var/log/postgresql/postgresql-15-main.log",
    "17  demo    5439 online postgres /var/lib/postgresql/17/demo /var/log/postgresql/postgresql-17-demo.log",
    "",
  ].join("\n");
  expect(parseClusters(text)).toEqual([
    { version: "15", name: "main", port: 5432, status: "down" },
    { version: "17", name: "demo", port: 5439, status: "online" },
  ]);
});
