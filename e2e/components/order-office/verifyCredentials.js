const { ask } = require("./lib/ask.js");

module.exports = async function verifyCredentials(cfg) {
  const { screen_name } = await ask(cfg, { path: "/me" });
  return { verified: true, account: screen_name };
};
