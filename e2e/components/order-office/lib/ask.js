const { createHmac, randomUUID } = require("node:crypto");

/** One request to the office in the name of whoever signed in, signed by hand as components without a library do (RFC 5849 §3). */
exports.ask = async function ask({ office, oauth }, { path, method = "GET" }) {
  // The office of the tests is on the machine that the browser runs on, too.
  const url = new URL(office.replace("localhost", "host.docker.internal") + path);
  const own = {
    oauth_consumer_key: process.env.OFFICE_KEY,
    oauth_nonce: randomUUID(),
    oauth_signature_method: "HMAC-SHA1",
    oauth_timestamp: String(Math.floor(Date.now() / 1000)),
    oauth_token: oauth.oauth_token,
  };
  const pairs = [...Object.entries(own), ...url.searchParams].map(
    ([name, value]) => `${encode(name)}=${encode(value)}`,
  );
  const base = [method, url.origin + url.pathname, pairs.sort().join("&")].map(encode).join("&");
  const key = `${encode(process.env.OFFICE_SECRET)}&${encode(oauth.oauth_token_secret)}`;
  const signature = createHmac("sha1", key).update(base).digest("base64");
  const parts = Object.entries({ ...own, oauth_signature: signature }).map(
    ([name, value]) => `${name}="${encode(value)}"`,
  );
  const answer = await fetch(url, { method, headers: { authorization: `OAuth ${parts.join(", ")}` } });
  if (!answer.ok) throw new Error(`The office does not accept this access: ${await answer.text()}`);
  return await answer.json();
};

function encode(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
