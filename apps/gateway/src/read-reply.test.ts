import { createMessageCipher } from "@millrace/broker";
import { expect, test } from "vitest";
import { readReply } from "./read-reply.ts";

const cipher = createMessageCipher({ password: "p", iv: "0123456789abcdef" });

function reply(value: unknown, headers: Record<string, unknown> = {}) {
  const version = headers.protocolVersion === 2 ? 2 : 1;
  return readReply({ content: cipher.seal(value, version), headers }, { cipher });
}

test("without anything said it is 200 and JSON", () => {
  expect(reply({ body: { a: 1 } })).toEqual({
    status: 200,
    headers: { "content-type": "application/json" },
    body: '{"a":1}',
  });
  expect(reply({ body: "text" }).body).toBe('"text"');
});

test("a message in raw bytes is understood", () => {
  expect(reply({ body: 1 }, { protocolVersion: 2 }).body).toBe("1");
});

test("headers of the connection, and those that HTTP cannot carry, are left out", () => {
  const headers = { "Transfer-Encoding": "chunked", "X-Good": "1", "bad name": "2", "X-Bad": "a\nb" };
  expect(reply({ body: {}, headers }).headers).toEqual({ "content-type": "application/json", "x-good": "1" });
});

test("a status that is none becomes 200", () => {
  expect(reply({ body: {}, headers: { "x-eio-status-code": "99" } }).status).toBe(200);
  expect(reply({ statusCode: "abc", body: {} }).status).toBe(200);
});
