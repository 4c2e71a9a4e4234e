exports.process = async function handle(msg) {
  return { body: { ...msg.body, seenHeaders: Object.keys(msg.headers) } };
};
