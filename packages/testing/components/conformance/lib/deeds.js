const { createHmac } = require("node:crypto");
const { call } = require("./call.js");

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const base64 = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const state = {};
const tries = new Map();

/** What can be asked of this component: each shows one way in which a component and its platform meet (component contract §7). */
const deeds = {
  async env() {
    return { body: process.env };
  },

  async echo({ msg, cfg }) {
    return { body: { input: msg.body, headers: msg.headers, passthrough: msg.passthrough, cfg } };
  },

  async nothing() {},

  async fail({ given }) {
    const error = new TypeError(given.message);
    throw error;
  },

  async emitErrorAndData() {
    await this.emit("data", { body: { nth: 1 } });
    await this.emit("error", new Error("half of it went wrong"));
    await this.emit("data", { body: { nth: 2 } });
  },

  /** The style of old: nothing is returned, nothing awaited, and the end is said aloud. */
  emitAndEnd() {
    setTimeout(() => {
      this.emit("data", { body: { nth: 1 } });
      this.emit("data", { body: { nth: 2 } });
      this.emit("end");
    }, 5);
  },

  async endTwice() {
    await this.emit("data", { body: {} });
    await this.emit("end");
    await this.emit("end");
  },

  async beat() {
    await this.emit("heartbeat");
    await this.emit("whatever", {});
    return { body: {} };
  },

  async many({ given }) {
    for (let nth = 1; nth <= given.count; nth += 1) await this.emit("data", { body: { do: "slow", ms: 20, nth } });
  },

  async named({ given }) {
    return { id: given.id, body: {} };
  },

  async late({ given }) {
    setTimeout(() => this.emit("data", { body: { late: true } }), given.ms);
  },

  async rebound({ given, msg }) {
    const tried = (tries.get(given.key) || 0) + 1;
    tries.set(given.key, tried);
    if (tried > given.times) return { body: { tried, seen: msg.body } };
    await this.emit("rebound", new Error("not yet"));
    return undefined;
  },

  async snapshot({ given }) {
    await this.emit("snapshot", given.value);
  },

  async updateSnapshot({ given }) {
    await this.emit("updateSnapshot", given.value);
  },

  async readSnapshot({ snapshot }) {
    return { body: { snapshot } };
  },

  async updateKeys({ given }) {
    await this.emit("updateKeys", given.keys);
  },

  async httpReply() {
    await this.emit("httpReply", { statusCode: 201, body: "made", headers: { "x-made": "yes" } });
  },

  async replyAsData({ msg }) {
    await this.emit("data", {
      body: "answered",
      headers: { "X-EIO-Routing-Key": msg.headers.reply_to, "x-eio-status-code": 202 },
    });
    await this.emit("data", { body: { answered: true } });
  },

  async talk() {
    this.logger.debug("too quiet to be heard");
    this.logger.info("said at info");
    this.logger.child({ part: 1 }).warn("said by a child");
    console.log("said without a logger");
    return { body: {} };
  },

  async self() {
    const config = this.getConfig();
    return {
      body: {
        variables: this.getFlowVariables(),
        hasApiClient: typeof this.getApiClient().accounts.update === "function",
        config: { FLOW_ID: config.FLOW_ID, FUNCTION: config.FUNCTION },
        state,
      },
    };
  },

  async slow({ given }) {
    await pause(given.ms);
    return { body: { slept: given.ms, nth: given.nth } };
  },

  async forget() {
    Promise.reject(new Error("nobody caught this"));
    await pause(10);
    return { body: { alive: true } };
  },

  async request({ given }) {
    const { ELASTICIO_API_URI, ELASTICIO_API_USERNAME, ELASTICIO_API_KEY } = process.env;
    const auth = `${ELASTICIO_API_USERNAME}:${ELASTICIO_API_KEY}`;
    const { status, body } = await call({ ...given, url: `${ELASTICIO_API_URI}${given.path}`, auth });
    return { body: { status, body } };
  },

  /** As the sailor's own client does it, and as others sign themselves in. */
  async store({ given }) {
    const { ELASTICIO_OBJECT_STORAGE_URI: uri, ELASTICIO_OBJECT_STORAGE_TOKEN: token } = process.env;
    const authorization = `Bearer ${given.isSigned ? signed(token) : token}`;
    const { status, headers, body } = await call({
      method: given.method,
      url: `${uri}/objects${given.path || ""}`,
      headers: { ...given.headers, authorization },
      body: given.content === undefined ? undefined : Buffer.from(given.content),
    });
    return { body: { status, headers, body } };
  },

  async fetchUrl({ given }) {
    const { status, body } = await call({ ...given, body: given.content && Buffer.from(given.content) });
    return { body: { status, body } };
  },

  async swell({ given }) {
    return { body: { text: "x".repeat(given.bytes) } };
  },

  state,
};

/** A JSON Web Token with the storage's token as its secret. */
function signed(token) {
  const text = `${base64({ alg: "HS256", typ: "JWT" })}.${base64({ tenantId: "t" })}`;
  return `${text}.${createHmac("sha256", token).update(text).digest("base64url")}`;
}

exports.deeds = deeds;
