import { afterAll, beforeAll, expect, test } from "vitest";
import { managementClient } from "./rabbitmq-management.ts";
import { provisionByApi } from "./rabbitmq-provision.ts";

const name = `millrace-cli-${process.pid}`;
const url = new URL(process.env.RABBITMQ_MANAGEMENT_URL ?? "http://127.0.0.1:15672");
const admin = managementClient(url.href);
const ours = managementClient(Object.assign(new URL(url), { username: name, password: "generated" }).href);

beforeAll(() => provisionByApi(admin, { user: name, password: "generated", vhost: name }));
afterAll(async () => {
  await admin.deleteVhost(name);
  await admin.deleteUser(name);
});

test("the provisioned user is an administrator of its own vhost", async () => {
  expect((await ours.overview()).tags).toContain("administrator");
  expect(await ours.vhostExists(name)).toBe(true);
  expect(await ours.listUsers()).toContain(name);
});

test("provisioning again changes nothing", async () => {
  await provisionByApi(admin, { user: name, password: "generated", vhost: name });
  expect(await ours.vhostExists(name)).toBe(true);
});

test("a wrong password is refused without showing it", async () => {
  const stranger = managementClient(Object.assign(new URL(url), { username: name, password: "guessed" }).href);
  await expect(stranger.overview()).rejects.toThrow(/answered 401/);
  await expect(stranger.overview()).rejects.not.toThrow(/guessed/);
});

test("deleting what is gone already is fine", async () => {
  await admin.deleteUser(`${name}-gone`);
  await admin.deleteVhost(`${name}-gone`);
});
