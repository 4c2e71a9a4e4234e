import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { readApiError } from "./api-error.ts";

function refusal(data: object) {
  return TRPCClientError.from({ error: { code: -32_603, message: "…", data } });
}

test("what the domain refuses is said in its own words", () => {
  const domain = { code: "wrong_state", message: "The flow is Running." };
  expect(readApiError(refusal({ httpStatus: 409, domain }))).toEqual({ ...domain, status: 409 });
});

test("details travel with it", () => {
  const domain = { code: "invalid_flow", message: "…", details: { problems: [] } };
  expect(readApiError(refusal({ httpStatus: 422, domain })).details).toEqual({ problems: [] });
});

test("silence and unknown failures become sentences without a status of their own making", () => {
  expect(readApiError(new TypeError("Failed to fetch"))).toMatchObject({ code: "unavailable" });
  expect(readApiError(refusal({ httpStatus: 500 }))).toMatchObject({ code: "unexpected", status: 500 });
});
