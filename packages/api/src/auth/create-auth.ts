import type { Database } from "@millrace/db";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { organization } from "better-auth/plugins";

export type Auth = ReturnType<typeof createAuth>;

const passwordLength = { min: 10, max: 128 };

/**
 * People and their sessions. Nobody can sign up: the owner comes through the one-time link, others through invitations.
 * better-auth's organisations are our workspaces.
 */
export function createAuth({ db, secret, baseUrl }: { db: Database; secret: string; baseUrl: string }) {
  return betterAuth({
    appName: "Millrace",
    baseURL: baseUrl,
    basePath: "/api/auth",
    secret,
    database: prismaAdapter(db, { provider: "postgresql" }),
    advanced: { database: { generateId: false } },
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    session: { expiresIn: 14 * 24 * 3600, updateAge: 24 * 3600 },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 200,
      // Guessing a password of ten characters at this rate takes longer than the sun has left.
      customRules: { "/sign-in/email": { window: 60, max: 10 } },
    },
    plugins: [
      organization({
        allowUserToCreateOrganization: false,
        disableOrganizationDeletion: true,
        schema: {
          organization: { modelName: "workspace" },
          member: { fields: { organizationId: "workspaceId" } },
          invitation: { fields: { organizationId: "workspaceId" } },
        },
      }),
    ],
  });
}
