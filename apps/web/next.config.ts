import type { NextConfig } from "next";

const development = process.env.NODE_ENV === "development";

/**
 * Next writes its own inline bootstrap scripts into every page, hence 'unsafe-inline' for scripts; nothing else is inline, nothing
 * is loaded from elsewhere. The development server evaluates code and talks over a web socket.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  `connect-src 'self'${development ? " ws:" : ""}`,
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const securityHeaders = [
  { key: "Content-Security-Policy", value: contentSecurityPolicy },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  // The one-time link carries its token in the address: it must not leave with a click on a help link.
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=()" },
];

const nextConfig: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // `npm run check` holds the types; checking them again would double the time of the first `npm run up`.
  typescript: { ignoreBuildErrors: true },
  transpilePackages: ["@millrace/api", "@millrace/db", "@millrace/flow", "@millrace/jobs"],
  serverExternalPackages: ["pg", "@prisma/client", "@prisma/adapter-pg", "bullmq", "ioredis", "pino"],
  // Several addresses may show the same development server (localhost, 127.0.0.1, the machine's name).
  allowedDevOrigins: ["localhost", "127.0.0.1"],
  experimental: { optimizePackageImports: ["lucide-react", "radix-ui"] },
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

export default nextConfig;
