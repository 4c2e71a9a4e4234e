const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const forEver = () => new Promise(() => setInterval(() => {}, 1_000));
const leaks = [];

/** Ways in which a component misbehaves. */
exports.troubles = {
  atStart(trouble) {
    switch (trouble) {
      case "never ready":
        return forEver();
      case "exits":
        console.error("I do not feel like it");
        return process.exit(3);
      case "exits quietly":
        return process.exit(0);
      case "ignores SIGTERM":
        process.removeAllListeners("SIGTERM");
        process.on("SIGTERM", () => console.log("no, thank you"));
        return undefined;
      default:
        return undefined;
    }
  },

  /** Undefined when nothing is to go wrong. */
  answer(trouble) {
    switch (trouble) {
      case "garbage":
        return 42;
      case "huge":
        return { text: "x".repeat(20_000_000) };
      default:
        return undefined;
    }
  },

  async shout({ given }) {
    const line = "a".repeat(1_000);
    for (let nth = 0; nth < given.lines; nth += 1) {
      if (!process.stdout.write(`${nth} ${line}\n`))
        await new Promise((resolve) => process.stdout.once("drain", resolve));
    }
    return { body: { shouted: given.lines } };
  },

  /** Each of these takes so long that the queue fills on any machine. */
  async flood({ given }) {
    for (let nth = 0; nth < given.count; nth += 50) {
      const some = Array.from({ length: 50 }, (_, offset) => ({ body: { do: "slow", ms: 2_000, nth: nth + offset } }));
      await Promise.all(some.map((message) => this.emit("data", message)));
    }
  },

  async leak() {
    for (;;) {
      leaks.push(Buffer.alloc(8_000_000, 1));
      await pause(5);
    }
  },

  async hang() {
    await forEver();
  },

  async throwOutside() {
    setTimeout(() => {
      throw new Error("thrown where nobody waits");
    }, 1);
    await forEver();
  },
};
