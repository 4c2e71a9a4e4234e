import { runFunction } from "@millrace/component";
import { describe, expect, test } from "vitest";
import { webhook } from "./index.ts";

const request = {
  id: "r1",
  body: { order: 5 },
  headers: {
    "content-type": "application/json",
    authorization: "Bearer s3cret",
    "X-Shop-Key": "k3y",
    "x-source": "shop",
  },
  query: { page: "2" },
  method: "POST",
  url: "/hook/f1/orders?page=2",
  pathSuffix: "/orders",
};

describe("webhook:receive", () => {
  test("passes on what was sent, and only that", async () => {
    const { emitted } = await runFunction(webhook, { function: "receive", message: request });
    expect(emitted).toEqual([{ body: { order: 5 } }]);
  });

  test("keeps attachments", async () => {
    const attachments = { "a.pdf": { url: "http://files/1" } };
    const { emitted } = await runFunction(webhook, { function: "receive", message: { ...request, attachments } });
    expect(emitted).toEqual([{ body: { order: 5 }, attachments }]);
  });

  test("adds the request's parts when asked, without what is secret", async () => {
    const config = { includeRequest: true, auth: { type: "API_KEY", apiKey: { headerName: "x-shop-key" } } };
    const { emitted } = await runFunction(webhook, { function: "receive", config, message: request });
    expect(emitted[0]?.body).toEqual({
      order: 5,
      _query: { page: "2" },
      _headers: { "content-type": "application/json", "x-source": "shop" },
      _method: "POST",
      _url: "/hook/f1/orders?page=2",
      _additionalUrlPath: "/orders",
    });
  });

  test("a body that is a list moves to `data` when the request joins it", async () => {
    const { emitted } = await runFunction(webhook, {
      function: "receive",
      config: { includeRequest: true },
      message: { ...request, body: [1, 2] },
    });
    expect(emitted[0]?.body).toMatchObject({ data: [1, 2], _method: "POST" });
  });
});

describe("webhook:reply", () => {
  test("answers with status, headers and body of the message, and passes it on", async () => {
    const { replies, emitted } = await runFunction(webhook, {
      function: "reply",
      config: { status: "201", headers: '{ "X-Order": order, "X-None": nothing }', body: '{ "accepted": order }' },
      message: { body: { order: 5 } },
    });
    expect(replies).toEqual([{ statusCode: 201, headers: { "X-Order": "5" }, body: { accepted: 5 } }]);
    expect(emitted).toEqual([{ body: { order: 5 } }]);
  });

  test("answers 200 with the whole body unless told otherwise", async () => {
    const { replies } = await runFunction(webhook, { function: "reply", message: { body: { order: 5 } } });
    expect(replies).toEqual([{ statusCode: 200, headers: {}, body: { order: 5 } }]);
  });

  test("refuses a status that is none", async () => {
    const failure = runFunction(webhook, { function: "reply", config: { status: "99" }, message: { body: {} } });
    await expect(failure).rejects.toThrow(/"99" is no HTTP status/);
  });
});
