import { expect, test } from "vitest";
import { repositoryShape } from "./repository-shape.ts";

test.each([
  ["https://github.com/acme/shop-component.git"],
  ["http://git.internal:8080/shop"],
  ["http://host.docker.internal:9000/shop.git"],
])("%s may be fetched", (url) => {
  expect(repositoryShape.safeParse({ url, ref: "v1.0.0", folder: "components/shop" }).success).toBe(true);
});

test.each([
  ["git@github.com:acme/shop.git", /https/],
  ["ssh://git@github.com/acme/shop.git", /https/],
  ["file:///etc/passwd", /https/],
  ["ext::sh -c touch% /tmp/x", /https/],
  ["https://me:secret@github.com/acme/shop.git", /password/],
  ["http://localhost:3000/", /machine/],
  ["http://127.1/x", /machine/],
  ["http://2130706433/x", /machine/],
  ["http://[::1]/x", /machine/],
  ["http://[::ffff:127.0.0.1]/x", /machine/],
  ["http://169.254.169.254/latest/meta-data", /machine/],
])("%s is refused", (url, reason) => {
  expect(repositoryShape.safeParse({ url }).error?.issues[0]?.message).toMatch(reason);
});

test.each([[{ ref: "--upload-pack=sh" }], [{ folder: "../.." }], [{ folder: "a/../../b" }]])(
  "%j is refused",
  (rest) => {
    expect(repositoryShape.safeParse({ url: "https://git.example/x", ...rest }).success).toBe(false);
  },
);
