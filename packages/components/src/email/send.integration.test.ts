import { runFunction } from "@millrace/component";
import { createTestMailServer } from "@millrace/testing";
import { afterAll, describe, expect, test } from "vitest";
import { email } from "./index.ts";

const login = { user: "shop", password: "s3cret" };
const server = await createTestMailServer(login);
const secure = await createTestMailServer({ ...login, isSecure: true });
const credential = {
  host: "127.0.0.1",
  port: String(server.port),
  security: "starttls",
  certificate: "accept",
  username: login.user,
  password: login.password,
};

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await secure[Symbol.asyncDispose]();
});

const mail = { from: "Shop <shop@example.com>", to: "ann@example.com, bob@example.com", subject: "Bestellung €5" };

async function send(config: Record<string, unknown>, message = {}) {
  return await runFunction(email, {
    function: "send",
    config: { ...credential, ...mail, ...config },
    message: { body: { id: 5 }, ...message },
    messageId: "m-1",
  });
}

async function verify(changes: Record<string, unknown>) {
  const context = { log: Object(console), signal: AbortSignal.timeout(10_000) };
  return await email.verifyCredentials?.({ ...credential, ...changes }, context);
}

describe("email:send", () => {
  test("sends text and attachments over STARTTLS, with a Message-ID that stays", async () => {
    const content = Buffer.from("sku\na").toString("base64");
    const { emitted } = await send(
      {
        text: '"Order " & $string(id)',
        bcc: "eve@example.com",
        attach: "yes",
        attachments: '[{ "filename": "order.json", "content": $string($) }]',
      },
      { attachments: { "rows.csv": { url: `data:text/csv;base64,${content}`, "content-type": "text/csv" } } },
    );
    expect(emitted[0]?.body).toMatchObject({
      messageId: "<m-1@millrace>",
      accepted: ["ann@example.com", "bob@example.com", "eve@example.com"],
    });
    const sent = server.mails.at(-1);
    expect(sent).toMatchObject({ from: "shop@example.com", isEncrypted: true });
    expect(sent?.text).toContain("Message-ID: <m-1@millrace>");
    expect(sent?.text).toContain("Order 5");
    expect(sent?.text).toContain(content);
    expect(sent?.text).toContain(Buffer.from('{"id":5}').toString("base64"));
    expect(sent?.text).not.toContain("eve@example.com");
  });

  test("sends over TLS from the start", async () => {
    await send({ port: secure.port, security: "tls", html: '"<b>Hello</b>"' });
    expect(secure.mails.at(-1)).toMatchObject({ isEncrypted: true });
  });

  test("a busy server is tried again later, a refusal is an error in the server's words", async () => {
    server.refuseWith({ code: 451, message: "try later" });
    const { rebounds, emitted } = await send({});
    expect([rebounds[0]?.reason, emitted]).toEqual([expect.stringContaining("try later"), []]);
    server.refuseWith({ code: 552, message: "mailbox full" });
    await expect(send({})).rejects.toThrow(/127\.0\.0\.1:\d+: .*552 mailbox full/);
    server.refuseWith(undefined);
  });

  test("never shows a password to a server whose certificate is not valid, nor sends files of the machine", async () => {
    await expect(send({ certificate: "check" })).rejects.toThrow(/Check the kind of encryption and the certificate/);
    const config = { attachments: '[{ "filename": "p", "url": "file:///etc/passwd" }]' };
    await expect(send(config)).rejects.toThrow("must start with http");
    await expect(send({ to: "" })).rejects.toThrow("To is empty");
  });
});

describe("the credential", () => {
  test("is verified by signing in", async () => {
    expect(await verify({})).toEqual({ verified: true, account: "shop@127.0.0.1" });
  });

  test("says what is wrong, with the help for just that", async () => {
    expect(await verify({ password: "no" })).toMatchObject({
      verified: false,
      helpCode: "rejected",
      reason: expect.stringContaining("Username and password not accepted"),
    });
    expect(await verify({ certificate: "check" })).toMatchObject({ helpCode: "encryption" });
    expect(await verify({ port: "59997" })).toMatchObject({ helpCode: "unreachable" });
    expect(await verify({ host: "" })).toMatchObject({ verified: false });
  });
});
