"use client";

import { createAuthClient } from "better-auth/react";

/** Sign-in and sign-out; sessions are cookies that scripts cannot read. */
export const authClient = createAuthClient({ basePath: "/api/auth" });
