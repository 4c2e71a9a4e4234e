module.exports = async function verifyCredentials({ username }) {
  switch (username) {
    case "nobody":
      throw new Error("Nobody is not let in");
    case "refused":
      return false;
    case "garbage":
      return "certainly \u0000 not { an object";
    case "huge":
      return { verified: true, rest: "x".repeat(20_000_000) };
    case "silent":
      return await new Promise(() => setInterval(() => {}, 1_000));
    case "gone":
      return process.exit(7);
    default:
      return { verified: true };
  }
};
