const http = require("node:http");

/** One HTTP request, without a library. Resolves with status, headers and the body as JSON, or as text when it is none. */
exports.call = ({ method = "GET", url, headers = {}, body, auth }) =>
  new Promise((resolve, reject) => {
    const content = body === undefined || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const request = http.request(url, { method, auth, headers: { "content-type": "application/json", ...headers } });
    request.on("error", reject);
    request.on("response", (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: response.statusCode, headers: response.headers, body: readBody(text) });
      });
    });
    request.end(content);
  });

function readBody(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text; // none
  }
}
