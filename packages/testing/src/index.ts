export { createTestDatabase, type TestDatabase } from "./create-test-database.ts";
export { createTestProvider, type TestProvider } from "./create-test-provider.ts";
export { createTestProxy, type TestProxy } from "./create-test-proxy.ts";
export { createTestRedis, type TestRedis } from "./create-test-redis.ts";
export { createTestVhost, type TestVhost } from "./create-test-vhost.ts";
export { serviceUrl } from "./service-urls.ts";
export { type TestDocker, testDocker } from "./test-docker.ts";
export { uniqueName } from "./unique-name.ts";
export { waitFor } from "./wait-for.ts";
