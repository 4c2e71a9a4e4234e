import { type NextRequest, NextResponse } from "next/server";
import { pathHeader } from "./lib/path-header.ts";

/** Tells the pages which address was asked for, so that signing in can lead back to it. A header of that name from outside is replaced. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: ["/((?!api/|_next/|icon).*)"] };
