import { describe, expect, it } from "vitest";
import { checkEdited, messageParts } from "./message-parts.ts";

describe("the parts of a message", () => {
  it("are what may be changed, and the output of earlier steps", () => {
    const input = { id: "m1", body: { a: 1 }, headers: {}, attachments: {}, passthrough: { step_1: { body: 2 } } };
    expect(messageParts(input)).toEqual({ editable: { body: { a: 1 } }, passthrough: { step_1: { body: 2 } } });
  });

  it("keep headers and attachments that are there", () => {
    const input = {
      body: null,
      headers: { "content-type": "text/plain" },
      attachments: { a: { url: "https://x", size: 1 } },
    };
    expect(messageParts(input).editable).toEqual(input);
  });

  it("take anything that is no message for a body", () => {
    expect(messageParts("text")).toEqual({ editable: { body: "text" }, passthrough: undefined });
  });
});

describe("an edited message", () => {
  it("needs a body, which may be null", () => {
    expect(checkEdited({ body: null })).toEqual({ ok: true, message: { body: null } });
    expect(checkEdited({ headers: {} })).toMatchObject({ ok: false, problem: expect.stringContaining('"body"') });
    expect(checkEdited([])).toMatchObject({ ok: false });
  });

  it("names what cannot be changed", () => {
    expect(checkEdited({ body: 1, passthrough: {} })).toMatchObject({
      problem: "Only body, headers and attachments can be changed, not passthrough.",
    });
  });

  it("names the place of what does not fit", () => {
    expect(checkEdited({ body: 1, attachments: { photo: {} } })).toMatchObject({
      problem: "attachments.photo.url: an attachment needs a url.",
    });
    expect(checkEdited({ body: 1, headers: [] })).toMatchObject({ problem: "headers: headers are an object." });
  });
});
