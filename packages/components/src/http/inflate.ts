/** We never ask for compressed answers, but some servers send them anyway. */
export async function inflate(payload: Buffer, encoding: string): Promise<Buffer> {
  if (encoding === "" || encoding === "identity" || payload.length === 0) return payload;
  const { brotliDecompressSync, gunzipSync, inflateSync } = await import("node:zlib");
  const limit = { maxOutputLength: 32 * 1024 * 1024 }; // a small answer must not unpack into gigabytes
  switch (encoding) {
    case "gzip":
    case "x-gzip":
      return gunzipSync(payload, limit);
    case "deflate":
      return inflateSync(payload, limit);
    case "br":
      return brotliDecompressSync(payload, limit);
    default:
      return payload;
  }
}
