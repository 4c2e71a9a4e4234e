const { ask } = require("./ask.js");

exports.process = async function order(_msg, cfg) {
  const { screen_name } = await ask(cfg, { path: `/orders?what=${encodeURIComponent(cfg.what)}`, method: "POST" });
  await this.emit("data", { body: { orderedBy: screen_name } });
};
