const { deeds } = require("./deeds.js");
const { troubles } = require("./troubles.js");

exports.init = function init(cfg) {
  deeds.state.initialised = { greeting: cfg.greeting, hasLogger: Boolean(this.logger) };
  return troubles.atStart(cfg.atStart);
};

/** No async function: what a deed returns, or does not, is for the sailor to see. */
exports.process = function act(msg, cfg, snapshot) {
  const { do: what, ...given } = msg.body;
  const deed = what === undefined ? deeds.echo : deeds[what] || troubles[what];
  if (!deed) throw new Error(`Nobody knows how to ${what}`);
  return deed.call(this, { msg, cfg, snapshot, given });
};

exports.choices = async ({ greeting }) => troubles.answer(greeting) ?? { one: "One", two: "Two" };

exports.getMetaModel = async ({ greeting }) =>
  troubles.answer(greeting) ?? { in: { type: "object", properties: {} }, out: { type: "object", properties: {} } };
