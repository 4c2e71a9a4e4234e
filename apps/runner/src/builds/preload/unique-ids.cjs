"use strict";
const { randomUUID } = require("node:crypto");

/** Ids of the last messages; older ones are no longer in flight. */
const remembered = 20_000;

/**
 * Published sailors give all messages they make of one input the same id, and the next sailor drops the second of two with the same id
 * in its hands. Whoever comes second here gets an id of its own, so that messages may be worked on side by side.
 */
exports.UniqueIds = class UniqueIds {
  #seen = new Set();

  stamp(options) {
    const { messageId } = options.headers;
    if (!this.#seen.has(messageId)) {
      this.#remember(messageId);
      return options;
    }
    return { ...options, headers: { ...options.headers, messageId: randomUUID() } };
  }

  #remember(id) {
    this.#seen.add(id);
    if (this.#seen.size > remembered) this.#seen.delete(this.#seen.values().next().value);
  }
};
