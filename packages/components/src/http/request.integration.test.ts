import { gzipSync } from "node:zlib";
import { runFunction, StepError } from "@millrace/component";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { http } from "./index.ts";
import { sendJson, startTestServer, type TestServer } from "./test-server.ts";

let server: TestServer;
let elsewhere: TestServer;
let storedFile = "";

beforeAll(async () => {
  elsewhere = await startTestServer({
    "/there": (request, response) => sendJson(response, { headers: request.headers }),
  });
  server = await startTestServer({
    "/echo": ({ method, url, headers, body }, response) => sendJson(response, { method, url, headers, body }, 201),
    "/stored": (_, response) =>
      response.writeHead(200, { "content-length": Buffer.byteLength(storedFile) }).end(storedFile),
    "/text": (_, response) => response.writeHead(200, { "content-type": "text/csv" }).end("a;b\n1;2"),
    "/latin": (_, response) =>
      response
        .writeHead(200, { "content-type": "text/plain; charset=iso-8859-1" })
        .end(Buffer.from("Müller", "latin1")),
    "/bytes": (_, response) =>
      response.writeHead(200, { "content-type": "image/png" }).end(Buffer.from([137, 80, 78, 71])),
    "/empty": (_, response) => response.writeHead(204).end(),
    "/odd": (_, response) => response.writeHead(200, { "content-type": "application/json" }).end("{ oops"),
    "/gzip": (_, response) =>
      response
        .writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" })
        .end(gzipSync('{"packed":true}')),
    "/slow": (_, response) => void setTimeout(() => response.end("late"), 3_000).unref(),
    "/drip": (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write("."), 50);
      response.on("close", () => clearInterval(timer));
    },
    "/moved": (_, response) => response.writeHead(302, { location: "/echo?moved=1" }).end(),
    "/repeat": (_, response) => response.writeHead(307, { location: "/echo" }).end(),
    "/away": (_, response) => response.writeHead(302, { location: `${elsewhere.url}/there` }).end(),
    "/loop": (_, response) => response.writeHead(302, { location: "/loop" }).end(),
    "/busy": (_, response) => response.writeHead(429, { "content-type": "text/plain" }).end("slow down"),
    "/busy-once": (_, response, count) =>
      count % 2 === 1 ? response.writeHead(429, { "retry-after": "0" }).end() : sendJson(response, { ok: true }),
    "/busy-still": (_, response) => response.writeHead(429, { "retry-after": "0" }).end(),
    "/busy-long": (_, response) => response.writeHead(503, { "retry-after": "120" }).end("maintenance"),
    "/broken": (_, response) =>
      response.writeHead(500, { "content-type": "text/plain" }).end(`kaput ${"x".repeat(5_000)}`),
    "/wrong": (_, response) => sendJson(response, { error: "name is missing" }, 422),
    "/secret-echo": ({ headers, url }, response) =>
      sendJson(response, { got: headers.authorization, key: headers["x-key"], url }, 403),
    "/reset": (_, response) => void response.socket?.destroy(),
    "/reset-once": (_, response, count) =>
      count === 1 ? void response.socket?.destroy() : sendJson(response, { count }),
    "/big": (_, response) => {
      response.writeHead(200, { "content-type": "text/plain" });
      const chunk = "x".repeat(1024 * 1024);
      const more = (left: number) => (left > 0 ? response.write(chunk, () => more(left - 1)) : response.end());
      more(12);
    },
    "/login": ({ headers }, response) =>
      sendJson(
        response,
        {},
        headers.authorization === `Basic ${Buffer.from("ada:s3cret").toString("base64")}` ? 200 : 401,
      ),
  });
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await elsewhere[Symbol.asyncDispose]();
});

function request(
  config: Record<string, unknown>,
  message: { body: unknown; [key: string]: unknown } = { body: { id: 7 } },
) {
  const url = typeof config.url === "string" && config.url.startsWith("/") ? `${server.url}${config.url}` : config.url;
  return runFunction(http, {
    function: "request",
    config: { ...config, url },
    message,
    variables: { host: server.url },
  });
}

async function answerTo(config: Record<string, unknown>, message?: { body: unknown; [key: string]: unknown }) {
  const { emitted, rebounds } = await request(config, message);
  expect(rebounds).toEqual([]);
  const body: unknown = emitted[0]?.body;
  return body as { statusCode: number; headers: Record<string, string>; body: Record<string, never> & unknown };
}

describe("what is sent", () => {
  test("a GET sends no body, and the answer comes back with status, headers and parsed body", async () => {
    const answer = await answerTo({ url: "/echo" });
    expect(answer.statusCode).toBe(201);
    expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(answer.body).toMatchObject({ method: "GET", body: "" });
  });

  test("a POST sends the whole message as JSON unless a body is given or mapped", async () => {
    const whole = await answerTo({ method: "POST", url: "/echo" });
    expect(whole.body).toMatchObject({ body: '{"id":7}', headers: { "content-type": "application/json" } });
    const own = await answerTo({ method: "POST", url: "/echo", body: '{ "order": id }' });
    expect(own.body).toMatchObject({ body: '{"order":7}' });
    const mapped = await answerTo({ method: "POST", url: "/echo" }, { body: { body: { sku: "A" }, query: { a: 1 } } });
    expect(mapped.body).toMatchObject({ body: '{"sku":"A"}', url: "/echo?a=1" });
  });

  test("a file of the message goes out byte by byte, once more behind a redirect, with its own type and size", async () => {
    const text = `sku;name\n${"1;Łódź\n".repeat(50_000)}`;
    const stored = { url: `${server.url}/stored`, "content-type": "text/csv" };
    const inMessage = { url: `data:application/xml,${encodeURIComponent("<a>ä</a>")}` };
    const message = { body: { id: 7 }, attachments: { "rows.csv": stored, "a.xml": inMessage } };
    const file = { method: "POST", contentType: "file" };
    storedFile = text;
    for (const url of ["/echo", "/repeat"]) {
      const { body } = await answerTo({ ...file, url }, message);
      const size = String(Buffer.byteLength(text));
      expect(body).toMatchObject({ headers: { "content-type": "text/csv", "content-length": size } });
      expect(Object(body).body === text).toBe(true);
    }
    const own = { ...file, attachment: "a.xml", headers: { "Content-Type": { jsonata: '"text/xml"' } }, url: "/echo" };
    const { body } = await answerTo(own, message);
    expect(body).toMatchObject({ body: "<a>ä</a>", headers: { "content-type": "text/xml", "content-length": "9" } });

    await expect(request({ ...file, url: "/echo", attachment: "b.csv" }, message)).rejects.toThrow(
      "no attachment named b.csv: it has rows.csv, a.xml",
    );
    const gone = { body: {}, attachments: { "c.csv": { url: `${server.url}/gone` } } };
    await expect(request({ ...file, url: "/echo" }, gone)).rejects.toThrow(
      "c.csv cannot be read: its address answered 404",
    );
  });

  test("the URL may be an expression, a flow variable, or mapped", async () => {
    const expression = { url: '$getFlowVariables().host & "/echo?id=" & id' };
    expect((await answerTo(expression)).body).toMatchObject({ url: "/echo?id=7" });
    expect((await answerTo({}, { body: { url: `${server.url}/echo`, body: 1 } })).body).toMatchObject({ url: "/echo" });
  });

  test("headers and query are JSONata, an object, or a list of keys and JSONata values", async () => {
    const sources = [
      '{ "X-Id": id, "X-None": nothing }',
      { "X-Id": { jsonata: "id" } },
      [{ key: "X-Id", value: "id" }],
      { "X-Id": "7" },
    ];
    for (const headers of sources) {
      const { body } = await answerTo({ url: "/echo", headers });
      expect(body).toMatchObject({ headers: { "x-id": "7" } });
      expect(body).not.toHaveProperty("headers.x-none");
    }
    const { body } = await answerTo({ url: "/echo?a=1", query: '{ "q": "ä b", "tags": ["x", "y"], "none": null }' });
    expect(body).toMatchObject({ url: "/echo?a=1&q=%C3%A4+b&tags=x&tags=y" });
  });

  test("a body goes out as form, text or bytes when so chosen", async () => {
    const form = await answerTo({
      method: "POST",
      url: "/echo",
      contentType: "form",
      body: '{ "a": "1 2", "b": ["x", "y"] }',
    });
    expect(form.body).toMatchObject({
      body: "a=1+2&b=x&b=y",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    const text = await answerTo({ method: "PUT", url: "/echo", contentType: "text", body: '"order " & id' });
    expect(text.body).toMatchObject({ body: "order 7", headers: { "content-type": "text/plain; charset=utf-8" } });
    const raw = await answerTo({
      method: "POST",
      url: "/echo",
      contentType: "raw",
      headers: { "Content-Type": "application/xml" },
      body: '{ "base64": "PGEvPg==" }',
    });
    expect(raw.body).toMatchObject({ body: "<a/>", headers: { "content-type": "application/xml" } });
  });

  test.each([
    [{ authentication: "basic", username: "ada", password: "s3cret" }, "authorization", "Basic YWRhOnMzY3JldA=="],
    [{ authentication: "bearer", token: "t0ken" }, "authorization", "Bearer t0ken"],
    [{ authentication: "apiKey", apiKeyName: "X-Key", apiKeyValue: "k3y" }, "x-key", "k3y"],
  ])("credential %j is in the request", async (credential, header, value) => {
    expect((await answerTo({ url: "/echo", ...credential })).body).toMatchObject({ headers: { [header]: value } });
  });

  test("an API key may travel in the query", async () => {
    const credential = { authentication: "apiKey", apiKeyName: "key", apiKeyValue: "k 3", apiKeyIn: "query" };
    expect((await answerTo({ url: "/echo?a=1", ...credential })).body).toMatchObject({ url: "/echo?a=1&key=k+3" });
  });
});

describe("what comes back", () => {
  test.each([
    ["/text", "a;b\n1;2"],
    ["/latin", "Müller"],
    ["/bytes", "iVBORw=="],
    ["/empty", null],
    ["/odd", "{ oops"],
    ["/gzip", { packed: true }],
  ])("%s is read by its content type", async (url, body) => {
    expect((await answerTo({ url })).body).toEqual(body);
  });

  test("a redirect is followed; after 302 a POST becomes a GET, 307 repeats it", async () => {
    expect((await answerTo({ method: "POST", url: "/moved" })).body).toMatchObject({
      method: "GET",
      url: "/echo?moved=1",
      body: "",
    });
    expect((await answerTo({ method: "POST", url: "/repeat" })).body).toMatchObject({
      method: "POST",
      body: '{"id":7}',
    });
  });

  test("redirects end where told, and the credential stays with its host", async () => {
    expect((await answerTo({ url: "/moved", maxRedirects: "0" })).statusCode).toBe(302);
    expect((await answerTo({ url: "/loop", maxRedirects: "3" })).statusCode).toBe(302);
    const credential = { authentication: "apiKey", apiKeyName: "X-Key", apiKeyValue: "k3y" };
    const { body } = await answerTo({ url: "/away", headers: { Cookie: "a=1", "X-Other": "1" }, ...credential });
    expect(body).toHaveProperty("headers.x-other", "1");
    expect(body).not.toHaveProperty("headers.x-key");
    expect(body).not.toHaveProperty("headers.cookie");
  });

  test("an answer bigger than a message can be is an error, not a retry", async () => {
    await expect(request({ url: "/big" })).rejects.toThrow(/the answer is bigger than 10 MB.*pages/);
  });
});

describe("what goes wrong", () => {
  test("an answer of 400 or more is an error with what was said, or passes on when so chosen", async () => {
    const failure = request({ method: "POST", url: "/wrong?token=abc" });
    await expect(failure).rejects.toThrow(StepError);
    await expect(failure).rejects.toThrow(
      /^POST http:\/\/[\d.:]+\/wrong\?token=… answered 422 Unprocessable Entity: \{"error":"name is missing"\}$/,
    );
    expect(await answerTo({ url: "/wrong", onError: "continue" })).toMatchObject({
      statusCode: 422,
      body: { error: "name is missing" },
    });
  });

  test("429 and 5xx are tried again later; switched off they are errors with the first 2 KB", async () => {
    expect((await request({ url: "/busy" })).rebounds[0]?.reason).toMatch(/answered 429 Too Many Requests: slow down/);
    expect((await request({ url: "/broken" })).rebounds[0]?.reason).toMatch(/answered 500/);
    const failure = await request({ url: "/broken", retryOn: ["none"] }).catch((fault: Error) => fault.message);
    expect(failure).toMatch(/answered 500 Internal Server Error: kaput x+$/);
    expect(String(failure).length).toBeLessThan(2_200);
  });

  test("a short Retry-After is waited for on the spot, a long one gives the message back for so long", async () => {
    expect((await answerTo({ url: "/busy-once" })).body).toEqual({ ok: true });
    expect((await request({ url: "/busy-long" })).rebounds).toMatchObject([{ delayMs: 120_000 }]);
    expect((await request({ url: "/busy" })).rebounds).toMatchObject([{ delayMs: undefined }]);
    expect((await request({ url: "/busy-still" })).rebounds).toMatchObject([{ delayMs: undefined }]);
  });

  test("a connection that breaks off is tried once more at once, then later", async () => {
    expect((await answerTo({ url: "/reset-once" })).body).toEqual({ count: 2 });
    expect((await request({ url: "/reset" })).rebounds[0]?.reason).toMatch(/closed the connection without an answer/);
  });

  test("too slow an answer, or one that drips for ever, is tried again later or is an error", async () => {
    for (const url of ["/slow", "/drip"]) {
      expect((await request({ url, timeoutSeconds: "0.3" })).rebounds[0]?.reason).toMatch(
        /no complete answer within 0.3 s/,
      );
      await expect(request({ url, timeoutSeconds: "0.3", retryOn: "429" })).rejects.toThrow(/no complete answer/);
    }
  });

  test("a step that is stopped stops its request", async () => {
    const stop = new AbortController();
    const config = { url: `${server.url}/slow` };
    const running = runFunction(http, { function: "request", config, message: { body: {} }, signal: stop.signal });
    stop.abort(new Error("stopped"));
    await expect(running).rejects.toThrow("stopped");
  });

  test("a refused localhost says that it is the container, and is not tried again", async () => {
    await expect(request({ url: "http://localhost:1/orders" })).rejects.toThrow(/host\.docker\.internal/);
  });

  test("an unknown host says so", async () => {
    const { rebounds } = await request({ url: "http://no-such-host.invalid/" });
    expect(rebounds[0]?.reason).toMatch(/no-such-host\.invalid/);
  });

  test("no secret is in any error, though the other side repeats it", async () => {
    const credentials = [
      { authentication: "basic", username: "ada", password: "s3cret" },
      { authentication: "bearer", token: "s3cret-t0ken" },
      { authentication: "apiKey", apiKeyName: "X-Key", apiKeyValue: "s3cret-k3y" },
      { authentication: "apiKey", apiKeyName: "key", apiKeyValue: "s3cret-k3y", apiKeyIn: "query" },
    ];
    for (const credential of credentials) {
      const failure: unknown = await request({ url: "/secret-echo", ...credential }).catch((fault) => fault);
      expect(failure).toBeInstanceOf(StepError);
      const { message, details } = failure as StepError; // proven in the line above
      expect(`${message} ${JSON.stringify(details)}`).toContain("403");
      expect(`${message} ${JSON.stringify(details)}`).not.toMatch(/s3cret|YWRhOnMzY3JldA/);
    }
  });

  test.each([
    [{}, /URL is empty/],
    [{ url: "id" }, /URL: the expression gives 7, which is no address/],
    [{ url: "http://" }, /URL: this is no address/],
    [{ url: "orders & )" }, /^URL: .*character/],
    [{ url: "http://127.0.0.1/", timeoutSeconds: "soon" }, /Time-out in seconds: "soon"/],
    [{ url: "http://127.0.0.1/", headers: '"text"' }, /Headers: this must give an object/],
  ])("the configuration %j is refused in plain words", async (config, words) => {
    await expect(request(config)).rejects.toThrow(words);
  });
});

describe("verifying a credential", () => {
  const context = { signal: new AbortController().signal, log: console as never };

  function verify(values: Record<string, unknown>) {
    return http.verifyCredentials?.(values, context);
  }

  test("the test URL decides", async () => {
    const good = { authentication: "basic", username: "ada", password: "s3cret", testUrl: `${server.url}/login` };
    expect(await verify(good)).toEqual({ verified: true, account: "ada" });
    expect(await verify({ ...good, password: "wrong" })).toMatchObject({
      verified: false,
      helpCode: "rejected",
      reason: expect.stringMatching(/answered 401 Unauthorized/),
    });
  });

  test("without a test URL nothing is checked, and that is said", async () => {
    expect(await verify({ authentication: "bearer", token: "t" })).toEqual({
      verified: true,
      reason: "not checked: no test URL",
    });
  });

  test("what is missing, unreachable or no test URL is told apart", async () => {
    expect(await verify({})).toMatchObject({ verified: false, reason: "Kind of authentication is empty." });
    const token = { authentication: "bearer", token: "t0ken" };
    expect(await verify({ ...token, testUrl: "http://127.0.0.1:1/" })).toMatchObject({
      verified: false,
      helpCode: "unreachable",
    });
    expect(await verify({ ...token, testUrl: `${server.url}/nowhere` })).toMatchObject({
      verified: false,
      helpCode: "test_url",
    });
    expect(await verify({ ...token, testUrl: "ftp://x" })).toMatchObject({ verified: false, helpCode: "test_url" });
  });
});
