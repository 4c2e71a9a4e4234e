"use strict";

/** An asker that got nothing asks again: by then its process may have been told to stop. */
const patienceMs = 500;

/**
 * Sailors before 2.6.25 ask for a message, and again every 50 ms when there was none: nobody could see that they are there. Here
 * the broker hands messages out to a consumer, as it does with newer sailors, and the asker gets what was handed out.
 */
exports.consumeForGets = function consumeForGets(channel, { queue, prefetch }) {
  const { get } = channel;
  let handedOut;
  channel.get = function (from, options) {
    if (from !== queue) return get.call(this, from, options);
    handedOut ??= new HandedOut(channel, { queue, prefetch });
    return handedOut.next();
  };
  return channel;
};

class HandedOut {
  #messages = [];
  #askers = [];
  #failure;
  #started;

  constructor(channel, { queue, prefetch }) {
    channel.on("close", () => this.#fail(new Error("The channel was closed")));
    this.#started = (async () => {
      await channel.prefetch(prefetch);
      await channel.consume(queue, (message) => this.#take(message));
    })();
    // Whoever asks is told.
    this.#started.catch(() => {});
  }

  async next() {
    await this.#started;
    if (this.#messages.length > 0) return this.#messages.shift();
    if (this.#failure) throw this.#failure;
    return await new Promise((resolve, reject) => {
      const asker = {
        answer: (message) => {
          clearTimeout(timer);
          resolve(message);
        },
        refuse: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      const timer = setTimeout(() => {
        this.#askers.splice(this.#askers.indexOf(asker), 1);
        resolve(false);
      }, patienceMs);
      this.#askers.push(asker);
    });
  }

  #take(message) {
    if (message === null) this.#fail(new Error("The broker cancelled the consumer"));
    else if (this.#askers.length > 0) this.#askers.shift().answer(message);
    else this.#messages.push(message);
  }

  #fail(error) {
    this.#failure = error;
    // They belong to the channel that is gone, and are handed out anew.
    this.#messages = [];
    const askers = this.#askers;
    this.#askers = [];
    // The sailor's own listener has to learn of it first, or it takes this for the end.
    setImmediate(() => {
      for (const asker of askers) asker.refuse(error);
    });
  }
}
