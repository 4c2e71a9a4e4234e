/** Who may import what: ARCHITECTURE.md draws it, `npm run check` holds it. */

/** Each package's own packages; what is not named here is forbidden. */
const allowed = {
  flow: [],
  health: [],
  db: ["flow"],
  broker: ["flow"],
  jobs: ["flow"],
  api: ["flow", "db", "jobs"],
  component: ["flow", "broker"],
  components: ["component", "flow"],
  testing: ["flow", "db", "broker", "jobs"],
};
const allowedForApps = {
  web: ["api", "flow"],
  runner: ["flow", "db", "broker", "jobs", "health"],
  gateway: ["flow", "db", "broker", "jobs", "health"],
  cli: ["flow", "db", "broker"],
};

const tests = "\\.(integration\\.)?test\\.tsx?$|/testing/|/conformance/|-harness\\.ts$";

/** Tests may use packages/testing besides what their package may use. */
function boundary(from, ownFolder, names) {
  const reachable = names.length > 0 ? `^packages/(${names.join("|")})/` : undefined;
  return {
    name: `${ownFolder} imports only ${names.join(", ") || "itself"}`,
    severity: "error",
    from: { path: from, pathNot: tests },
    to: { path: "^(packages|apps)/", pathNot: [`^${ownFolder}/`, ...(reachable ? [reachable] : [])] },
  };
}

module.exports = {
  forbidden: [
    ...Object.entries(allowed).map(([name, names]) => boundary(`^packages/${name}/`, `packages/${name}`, names)),
    ...Object.entries(allowedForApps).map(([name, names]) => boundary(`^apps/${name}/`, `apps/${name}`, names)),
    {
      name: "no cycles",
      severity: "error",
      from: { pathNot: "generated/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "a package is entered through what it exports",
      severity: "error",
      from: { path: "^(packages|apps)/([^/]+)/", pathNot: tests },
      to: {
        path: "^packages/[^/]+/src/",
        pathNot: ["^packages/[^/]+/src/index\\.ts$", "^packages/component/src/run\\.ts$", "^$1/$2/"],
      },
    },
    {
      name: "the domain is pure",
      comment: "packages/flow also runs in the browser",
      severity: "error",
      from: { path: "^packages/flow/src", pathNot: tests },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "only broker speaks AMQP",
      severity: "error",
      from: { path: "^(packages|apps)/", pathNot: ["^packages/broker/", tests] },
      to: { path: "node_modules/amqplib/" },
    },
    {
      name: "only db knows Prisma",
      severity: "error",
      from: { path: "^(packages|apps)/", pathNot: ["^packages/db/", tests] },
      to: { path: ["node_modules/(@prisma|\\.prisma)/", "^packages/db/src/generated/"] },
    },
    {
      name: "tests are not shipped",
      severity: "error",
      from: { path: "^(packages|apps)/", pathNot: [tests, "^packages/testing/"] },
      to: { path: ["^packages/testing/", "\\.test\\.tsx?$"] },
    },
    {
      name: "everything imported exists",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: {
      path: [
        "next-env\\.d\\.ts$",
        "node_modules",
        "\\.next/",
        "packages/db/src/generated/",
        "/dist/",
        "^apps/cli/scaffold/",
      ],
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
