module.exports = async function verifyCredentials({ shop }) {
  if (shop !== "corner") throw new Error(`There is no shop called ${shop}`);
  return { verified: true };
};
