"use strict";
const Module = require("node:module");
const { basename } = require("node:path");

/** What the sailor makes of an answer is: whatever has no `verified` is a yes. Yet some components say no with a plain `false`. */
exports.heedRefusals = function heedRefusals() {
  const load = Module._load;
  Module._load = function (request, ...rest) {
    const exported = load.call(this, request, ...rest);
    return basename(request) === "verifyCredentials" && typeof exported === "function" ? heeding(exported) : exported;
  };
};

function heeding(verify) {
  return function (credentials, callback) {
    const said = verify.call(this, credentials, (error, answer) => callback(error, heard(answer)));
    return typeof said?.then === "function" ? said.then(heard) : heard(said);
  };
}

function heard(answer) {
  return answer === false
    ? { verified: false, reason: "The component says that these do not work, and not why." }
    : answer;
}
