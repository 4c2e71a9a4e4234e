import { expect, test } from "vitest";
import { localhostHint } from "./localhost-hint.ts";

const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:80"), { code: "ECONNREFUSED" });

test.each(["http://localhost:9911/orders", "127.0.0.1", "[::1]:5432", "postgres://u:p@localhost/db"])(
  "a refused connection to %s tells of host.docker.internal",
  (target) => {
    expect(localhostHint(new TypeError("fetch failed", { cause: refused }), target)).toContain("host.docker.internal");
  },
);

test("other hosts and other errors get no hint", () => {
  expect(localhostHint(refused, "http://example.org")).toBeUndefined();
  expect(localhostHint(new Error("403"), "http://localhost")).toBeUndefined();
});
