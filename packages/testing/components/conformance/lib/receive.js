const { call } = require("./call.js");

/** Hooks have no message and no logger: somebody outside is told of them. */
const tell = ({ hooks }, hook) => (hooks ? call({ method: "POST", url: hooks, body: hook }) : undefined);

exports.init = (cfg) => tell(cfg, { hook: "init" });

exports.startup = async (cfg) => {
  await tell(cfg, { hook: "startup" });
  return { subscription: 7 };
};

exports.shutdown = (cfg, state) => tell(cfg, { hook: "shutdown", state });

exports.process = async function receive(msg) {
  return { body: msg.body, headers: msg.headers };
};
