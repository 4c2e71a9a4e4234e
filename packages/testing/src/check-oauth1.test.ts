import { expect, test } from "vitest";
import { isSignedWith } from "./check-oauth1.ts";

/** The examples of RFC 5849 §1.2. */
const begin = {
  method: "POST",
  url: "https://photos.example.net/initiate",
  authorization:
    'OAuth realm="Photos", oauth_consumer_key="dpf43f3p2l4k3l03", oauth_signature_method="HMAC-SHA1", oauth_timestamp="137131200", oauth_nonce="wIjqoS", oauth_callback="http%3A%2F%2Fprinter.example.com%2Fready", oauth_signature="74KNZJeDHnMBp0EMJ9ZHt%2FXKycU%3D"',
  form: new URLSearchParams(),
};
const photo = {
  method: "GET",
  url: "http://photos.example.net/photos?file=vacation.jpg&size=original",
  authorization:
    'OAuth realm="Photos", oauth_consumer_key="dpf43f3p2l4k3l03", oauth_token="nnch734d00sl2jdk", oauth_signature_method="HMAC-SHA1", oauth_timestamp="137131202", oauth_nonce="chapoH", oauth_signature="MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D"',
  form: new URLSearchParams(),
};
const consumerSecret = "kd94hf93k423kf44";
const tokenSecret = "pfkkdhi9sl3r4s00";

test("the standard's own signatures are right, and wrong for any other secret or request", () => {
  expect(isSignedWith(begin, { consumerSecret })).toBe(true);
  expect(isSignedWith(photo, { consumerSecret, tokenSecret })).toBe(true);
  expect(isSignedWith(photo, { consumerSecret })).toBe(false);
  expect(isSignedWith(begin, { consumerSecret: "another" })).toBe(false);
  expect(isSignedWith({ ...photo, url: photo.url.replace("original", "small") }, { consumerSecret, tokenSecret })).toBe(
    false,
  );
  expect(isSignedWith({ ...begin, form: new URLSearchParams({ a: "1" }) }, { consumerSecret })).toBe(false);
});
